package com.objectstream.sales.producer;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.command.DurationConverter;
import com.objectstream.sales.command.connection.HostPort;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ProduceCommandTest {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine command =
      new CommandLine(new ProduceCommand())
          .setOut(new PrintWriter(out))
          .setErr(new PrintWriter(err))
          .setExecutionExceptionHandler(this::printMessage)
          .registerConverter(HostPort.class, HostPort::parse)
          .registerConverter(Duration.class, new DurationConverter());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--count 1 --malformed 1.5     | --malformed must be from 0 to 1, not 1.5",
        "--count 1 --late -0.1         | --late must be from 0 to 1, not -0.1",
        "--count 1 --duplicates NaN    | --duplicates must be from 0 to 1, not NaN",
        "--count 1 --late 1 --malformed 1 | --malformed + duplicates + late must be at most 1, not 1.0 + 0.0 + 1.0",
        "--count 1 --stores 0          | --stores must be from 1 to 1000000, not 0",
        "--count 1 --items 0           | --items must be from 1 to 1000000, not 0",
        "--count 1 --days 0            | --days must be from 1 to 100000, not 0",
        "--count 1 --rate -2           | --rate must be 0 (as fast as possible) or more values a second, not -2.0",
        "--count -1                    | --count must be 0 or more, not -1",
        "--count many                  | Invalid value for option '--count': 'many' is not a long",
        "--duration 3x                 | Invalid value for option '--duration': '3x' is not a duration; write 500ms, 30s, 5m, 2h, 1d or PT30S",
        "--duration 0s                 | --duration must be more than 0, not 0s",
        "--file - --seed 3             | --seed is about generated events and does not go with --file",
        "--count 1 --duration 3s       | Error: --count=N, --duration=D are mutually exclusive (specify only one)",
        "--duration 3s --file -        | Error: --duration=D, --file=FILE are mutually exclusive (specify only one)",
      })
  void refusesWrongUsageNamingOptionAndValue(String options, String message) {
    assertThat(execute("--bootstrap-servers localhost:9092 " + options)).isEqualTo(WRONG_USAGE);
    assertThat(err.toString().lines()).first().isEqualTo(message);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void wantsToKnowWhatToSend() {
    assertThat(execute("--bootstrap-servers localhost:9092")).isEqualTo(WRONG_USAGE);
    assertThat(err.toString().lines())
        .first()
        .asString()
        .endsWith("(specify one of these): (--count=N | --duration=D | --file=FILE)");
  }

  @Test
  void wantsToKnowTheBrokers() {
    assertThat(execute("--count 1")).isEqualTo(WRONG_USAGE);
    assertThat(err.toString().lines())
        .first()
        .isEqualTo("Missing required option: '--bootstrap-servers=HOST:PORT'");
  }

  @Test
  void tellsNoSecretOfAClientThatCannotStart() throws IOException {
    Path config = folder.resolve("client.properties");
    Files.writeString(
        config,
        """
        security.protocol=SASL_PLAINTEXT
        sasl.mechanism=PLAIN
        sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required token-17;
        """);

    assertThat(execute("--bootstrap-servers localhost:9092 --count 1 --kafka-config " + config))
        .isEqualTo(FAILED);
    assertThat(err.toString())
        .startsWith("the Kafka client for localhost:9092 cannot start (")
        .doesNotContain("token-17");
  }

  @Test
  void showsEveryOptionWithItsDefault() {
    assertThat(command.getUsageMessage())
        .contains("--count=N", "--duration=D", "--file=FILE", "--kafka-config=FILE")
        .containsSubsequence(
            "--topic=TOPIC",
            "Default: item_sales",
            "--rate=R",
            "Default: 0",
            "--seed=S",
            "Default: 1",
            "--malformed=F",
            "Default: 0",
            "--duplicates=F",
            "Default: 0",
            "--late=F",
            "Default: 0",
            "--stores=N",
            "Default: 20",
            "--items=N",
            "Default: 1000",
            "--days=N",
            "Default: 1");
  }

  @Test
  void failsInOneSentenceWhenTheFileIsMissing() {
    Path missing = folder.resolve("missing.jsonl");

    assertThat(execute("--bootstrap-servers localhost:9092 --file " + missing)).isEqualTo(FAILED);
    assertThat(err)
        .hasToString("cannot read " + missing + ": there is no such file; correct --file\n");
  }

  @Test
  void refusesAClientFileThatCannotBeReadAsWrongUsage() {
    Path missing = folder.resolve("missing.properties");

    assertThat(execute("--bootstrap-servers localhost:9092 --count 1 --kafka-config " + missing))
        .isEqualTo(WRONG_USAGE);
    assertThat(err.toString().lines()).first().asString().startsWith("cannot read " + missing);
  }

  @Test
  void refusesBrokersWithoutAPortAsWrongUsage() {
    assertThat(execute("--bootstrap-servers shop:9092,shop --count 1")).isEqualTo(WRONG_USAGE);
    assertThat(err.toString().lines())
        .first()
        .asString()
        .startsWith("Invalid value for option '--bootstrap-servers'")
        .contains("'shop' is not HOST:PORT");
  }

  private int execute(String options) {
    return command.execute(
        Stream.of(options.split(" ")).filter(o -> !o.isEmpty()).toArray(String[]::new));
  }

  private int printMessage(
      Exception failure, CommandLine failed, CommandLine.ParseResult parseResult) {
    failed.getErr().print(failure.getMessage() + "\n");
    return FAILED;
  }
}
