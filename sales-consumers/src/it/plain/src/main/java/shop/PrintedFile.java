package shop;

import com.objectstream.sales.transform.ParsedLine;
import com.objectstream.sales.transform.SaleParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Prints what the lines of a file are. */
public final class PrintedFile {
  public static void main(String[] args) throws IOException {
    try (Stream<ParsedLine> lines = new SaleParser().read(Files.newInputStream(Path.of(args[0])))) {
      lines.forEach(System.out::println);
    }
  }
}
