package com.objectstream.sales.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.command.connection.KafkaConnection;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class KafkaConnectionOptionsTest {
  @TempDir private Path folder;

  @Command(name = "ask")
  private static final class Ask implements Runnable {
    @Mixin private KafkaConnectionOptions kafka;
    private KafkaConnection connection;

    @Override
    public void run() {
      connection = kafka.connection();
    }
  }

  @Test
  void ignoresWhatIsThisProgramsToSet() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("consumer.properties"),
            """
            bootstrap.servers=elsewhere:9092
            security.protocol=SASL_SSL
            sasl.jaas.config=x required password="hunter2";
            group.id=hunter2
            auto.offset.reset=latest
            enable.auto.commit=true
            key.deserializer=org.apache.kafka.common.serialization.StringDeserializer
            value.deserializer=org.apache.kafka.common.serialization.StringDeserializer
            interceptor.classes=com.shop.Audit
            fetch.max.bytes=1000
            """);
    var ask = new Ask();

    assertThat(run(ask, file).toString()).isEmpty();
    assertThat(ask.connection.properties())
        .isEqualTo(
            Map.of(
                "bootstrap.servers", "shop:9092",
                "security.protocol", "SASL_SSL",
                "sasl.jaas.config", "x required password=\"hunter2\";",
                "fetch.max.bytes", "1000"));
    assertThat(KafkaClientFile.read(file, "--kafka-config").warning())
        .contains(
            file
                + ": these are for this program to set and are ignored: auto.offset.reset,"
                + " bootstrap.servers, enable.auto.commit, group.id, interceptor.classes,"
                + " key.deserializer, value.deserializer");
  }

  @Test
  void warnsOfNothingInAFileAboutSecurityAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("client.properties"), "security.protocol=SSL");

    assertThat(KafkaClientFile.read(file, "--kafka-config").warning()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          x required password='hunter2';,          x required password="hunter2";
          x required password = 'hun"ter2' a=b;,   x required password="hun\\"ter2" a=b;
          x required password=hunter2;,            x required password="hunter2";
          x required password="hun'ter2" a='b';,   x required password="hun'ter2" a='b';
          x required clientPassword='hunter2';,    x required clientPassword='hunter2';
          """)
  void putsAPasswordInTheQuotesThatSparksLogHides(String written, String passed) throws Exception {
    Path file = folder.resolve("client.properties");
    Files.writeString(file, "sasl.jaas.config=" + written);

    assertThat(KafkaClientFile.read(file, "--kafka-config").properties())
        .isEqualTo(Map.of("sasl.jaas.config", passed));
  }

  @Test
  void refusesAFileThatCannotBeReadAsWrongUsage() {
    assertThat(run(new Ask(), folder).toString())
        .isEqualTo(
            "2 sales: cannot read %s given by --kafka-config: it is a directory (see ask --help)\n"
                .formatted(folder));
  }

  private static StringWriter run(Ask ask, Path file) {
    var err = new StringWriter();
    var line = new CommandLine(ask).setErr(new PrintWriter(err));
    String[] args = {"--bootstrap-servers", "shop:9092", "--kafka-config", file.toString()};
    int status = SalesCommandLine.run(line, args);
    if (status != 0) {
      err.getBuffer().insert(0, status + " ");
    }
    return err;
  }
}
