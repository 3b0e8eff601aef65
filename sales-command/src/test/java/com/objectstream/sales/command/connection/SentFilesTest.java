package com.objectstream.sales.command.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentFilesTest {
  @TempDir private Path folder;
  private Path sent;

  @BeforeEach
  void sendAStore() throws IOException {
    sent = Files.createFile(folder.resolve("trust.p12"));
    System.setProperty(SentFiles.SENT, "hdfs://shop/other.conf,/nowhere/gone.p12," + sent.toUri());
  }

  @AfterEach
  void forget() {
    System.clearProperty(SentFiles.SENT);
  }

  @Test
  void findsAFileByItsNameThatIsNotWhereItsPathSays() {
    assertThat(SentFiles.find("trust.p12")).isEqualTo(sent.toString());
    assertThat(SentFiles.find("/home/somebody/trust.p12")).isEqualTo(sent.toString());
  }

  @Test
  void prefersTheFileWhereItsPathSays() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other")).resolve("trust.p12");
    Files.createFile(other);

    assertThat(SentFiles.find(other)).isEqualTo(other);
  }

  @Test
  void leavesThePathOfAFileThatIsNowhere() {
    assertThat(SentFiles.find("/etc/gone.p12")).isEqualTo("/etc/gone.p12");
    assertThat(SentFiles.find("other.conf")).isEqualTo("other.conf");
  }

  @Test
  void knowsWhatWasSent() {
    assertThat(SentFiles.has(Path.of("/etc/other.conf"))).isTrue();
    assertThat(SentFiles.has(Path.of("another.conf"))).isFalse();
  }

  @Test
  void findsTheStoresOfAKafkaClientAndLeavesTheRest() {
    var kafka =
        new KafkaConnection(
            "shop:9093",
            Map.of(
                "ssl.truststore.location", "trust.p12",
                "ssl.keystore.location", "gone.p12",
                "client.id", "trust.p12"));

    assertThat(kafka.properties())
        .isEqualTo(
            Map.of(
                "bootstrap.servers", "shop:9093",
                "ssl.truststore.location", sent.toString(),
                "ssl.keystore.location", "gone.p12",
                "client.id", "trust.p12"));
    assertThat(
            SentFiles.ofKafka(
                Map.of("ssl.truststore.location", (Object) "trust.p12"), Object.class))
        .isEqualTo(Map.of("ssl.truststore.location", sent.toString()));
  }
}
