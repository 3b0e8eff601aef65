package com.objectstream.sales.transform.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.transform.testing.TestSale;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the READMEs are code that runs, and print what stands beneath them. */
class ReadmeTest {
  private static final Path EXAMPLES =
      Path.of("src/test/java", ReadmeExamples.class.getName().replace('.', '/') + ".java");
  private static final Pattern EXAMPLE =
      Pattern.compile("(?s)// README\\n(.*?)\\n *// end", Pattern.DOTALL);
  private static final String VALUE =
      TestSale.plates().json() + "\n" + TestSale.plates().sold(-1_001).json();

  @TempDir private Path directory;

  @Test
  void showsTheCodeThatIsCompiled() throws IOException {
    String readmes =
        Files.readString(Path.of("../README.md")) + Files.readString(Path.of("README.md"));
    List<String> examples =
        EXAMPLE.matcher(Files.readString(EXAMPLES)).results().map(found -> found.group(1)).toList();

    assertThat(examples).hasSize(2).allSatisfy(code -> assertThat(readmes).contains(code));
  }

  @Test
  void showsTheRowsOfAFrame() throws IOException {
    SparkSession spark = LocalSpark.session();
    var type =
        new StructType()
            .add("value", "binary")
            .add("topic", "string")
            .add("partition", "int")
            .add("offset", "bigint");
    var record = RowFactory.create(VALUE.getBytes(UTF_8), "item_sales", 3, 42L);
    var frame = ReadmeExamples.frame(spark.createDataFrame(List.of(record), type));

    assertThat(Files.readString(Path.of("../README.md")))
        .contains(frame.showString(20, 0, false).stripTrailing().indent(4));
  }

  @Test
  void showsWhatPlainJavaPrints() throws IOException {
    Path file = Files.writeString(directory.resolve("june.jsonl"), VALUE);
    var printed = new ByteArrayOutputStream();
    ReadmeExamples.plain(file, new PrintStream(printed, true, UTF_8));

    assertThat(Files.readString(Path.of("README.md")))
        .contains(printed.toString(UTF_8).stripTrailing().indent(4));
  }

  /** Python must be told the type; it stands in the README as SQL writes it. */
  @Test
  void tellsPythonTheTypeOfTheFunction() throws IOException {
    assertThat(Files.readString(Path.of("README.md")))
        .contains('"' + SaleRows.ROWS.sql().toLowerCase(java.util.Locale.ROOT) + '"');
  }
}
