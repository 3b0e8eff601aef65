package com.objectstream.sales.producer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.command.SalesCommandLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is typed wins over {@code --config}, for the choice of what to send too. */
class ProduceConfigTest {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;
  private static final PrintStream STDERR = System.err;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @BeforeEach
  void catchErrors() {
    System.setErr(new PrintStream(err, true, UTF_8));
  }

  @AfterEach
  void leaveErrors() {
    System.setErr(STDERR);
  }

  @Test
  void takesACountFromTheFile() throws IOException {
    assertThat(produceWith("count=-7")).isEqualTo(WRONG_USAGE);
    assertThat(err.toString(UTF_8)).contains("sales: --count must be 0 or more, not -7 (");
  }

  @Test
  void takesATypedDurationInPlaceOfACount() throws IOException {
    assertThat(produceWith("count=7", "--duration", "0s")).isEqualTo(WRONG_USAGE);
    assertThat(err.toString(UTF_8)).contains("sales: --duration must be more than 0, not 0s (");
  }

  @Test
  void takesATypedFileInPlaceOfACountAndPassesOverASeed() throws IOException {
    assertThat(produceWith("count=7\nseed=3\nrate=5", "--file", folder.toString()))
        .isEqualTo(FAILED);
    assertThat(err.toString(UTF_8))
        .contains("sales: cannot read " + folder + ": it is a directory; correct --file");
  }

  private int produceWith(String config, String... typed) throws IOException {
    Path file = folder.resolve("sales.properties");
    Files.writeString(file, "bootstrap-servers=localhost:9092\n" + config);
    String[] arguments =
        Stream.concat(Stream.of("--config", file.toString()), Stream.of(typed))
            .toArray(String[]::new);
    return SalesCommandLine.run(new ProduceCommand(), arguments);
  }
}
