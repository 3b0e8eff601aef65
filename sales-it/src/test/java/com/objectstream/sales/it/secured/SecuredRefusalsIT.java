package com.objectstream.sales.it.secured;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.command.connection.HostPort;
import com.objectstream.sales.it.harness.CommandResult;
import com.objectstream.sales.it.harness.PortForwarder;
import com.objectstream.sales.it.harness.SecuredPipeline;
import com.objectstream.sales.it.harness.SecuredServers;
import com.objectstream.sales.local.server.security.CertificateAuthority;
import com.objectstream.sales.local.server.security.ClientFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a login, a certificate or a right is told in one line, with the server. */
@ExtendWith(SecuredServers.class)
@TestInstance(Lifecycle.PER_CLASS)
class SecuredRefusalsIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private SecuredPipeline secured;
  private SecuredPipeline.User user;
  private String kafka;
  private String cassandra;

  @BeforeAll
  void makeAUserWithAllRights(SecuredPipeline given) {
    secured = given;
    user = given.user("sales_stream");
    kafka = given.pipeline().servers().kafka().bootstrapServers();
    cassandra = given.pipeline().servers().cassandra().toString();
  }

  @Test
  void tellsAWrongPassword() {
    SecuredPipeline.User mistaken = secured.user(user.name(), "mistaken");

    assertRefused(
        "Kafka at %s refuses the login (Authentication failed during authentication due to invalid credentials with SASL mechanism SCRAM-SHA-512): correct --kafka-config"
            .formatted(kafka),
        user.and(mistaken.options().subList(0, 2).toArray(String[]::new)));
    assertRefused(
        "Cassandra at %s refuses the login (Authentication error on node %s: server replied with 'Provided username %s and/or password are incorrect' to AuthResponse request): correct --cassandra-config"
            .formatted(
                cassandra, cassandra.replace("localhost", "localhost/127.0.0.1"), user.name()),
        user.and(mistaken.options().subList(2, 4).toArray(String[]::new)));
  }

  @Test
  void tellsAnUnknownAuthority(@TempDir Path folder) {
    var other = CertificateAuthority.create(folder);
    var clients = new ClientFiles(folder, other.trustStore(), other.storePassword());
    String unknown =
        " (the server's certificate is signed by none of those that this client trusts; name the trust store that holds its issuer): correct --";

    assertRefused(
        "no TLS connection to Kafka at " + kafka + unknown + "kafka-config",
        user.and("--kafka-config", clients.kafka(user.name(), user.password()).toString()));
    assertRefused(
        "no TLS connection to Cassandra at " + cassandra + unknown + "cassandra-config",
        user.and("--cassandra-config", clients.cassandra(user.name(), user.password()).toString()));
  }

  @Test
  void tellsAnotherHostName() {
    String byAddress = kafka.replace("localhost", "127.0.0.1");
    String other =
        " (the server's certificate is for another host name; connect by the name that it holds): correct --";

    assertRefused(
        "no TLS connection to Kafka at " + byAddress + other + "kafka-config",
        user.and("--bootstrap-servers", byAddress));
    // An address that no name belongs to: the driver would look for one
    try (var there = PortForwarder.on("127.0.0.2", HostPort.parse(cassandra))) {
      assertRefused(
          "no TLS connection to Cassandra at " + there.address() + other + "cassandra-config",
          user.and("--cassandra", there.address().toString()));
    }
  }

  @Test
  void tellsAMissingRight() {
    String topic = secured.pipeline().topic();
    String table = secured.pipeline().tableName();

    assertRefused(
        "Kafka at %s refuses access to topic %s (".formatted(kafka, topic),
        secured.userWithout("Read --topic", "sales_stream").and());
    assertRefused(
        "Kafka at %s refuses access to topic %s_dlq (".formatted(kafka, topic),
        secured.userWithout("Write --topic", "sales_stream").and());
    SecuredPipeline.User reader = secured.userWithout("dg_item_sales TO", "sales_stream");
    assertRefused(
        "Cassandra at %s does not let this user write table %s (User %s has no MODIFY permission on <table %2$s> or any of its parents): GRANT MODIFY ON TABLE %2$s, or correct --cassandra-config"
            .formatted(cassandra, table, reader.name()),
        reader.and());
  }

  @Test
  void tellsThatAUserMayNotCreate(@TempDir Path folder) throws IOException {
    String config = Files.writeString(folder.resolve("c"), "create-schema=true").toString();
    String[] options = user.and("--config", config, "--table", "not_there");

    CommandResult stream = CommandResult.stream(secured.pipeline(), "new", options);

    assertThat(stream.status()).isEqualTo(1);
    assertThat(stream.stderr().strip())
        .contains(
            "%s has no CREATE permission on <all tables in %s>"
                .formatted(user.name(), secured.pipeline().keyspace()))
        .hasLineCount(1);
  }

  @Test
  void tellsAClientWithoutASecuredFileToGiveOne() {
    CommandResult rows = CommandResult.of("rows", "--cassandra", cassandra);
    CommandResult list = CommandResult.of("dlq", "list", "--bootstrap-servers", kafka);

    assertThat(rows.stderr().strip())
        .startsWith("sales: no Cassandra answers at " + cassandra)
        .endsWith("; if it asks for TLS or a login, give --cassandra-config")
        .hasLineCount(1);
    assertThat(list.stderr().strip())
        .startsWith("sales: no Kafka broker answers at " + kafka)
        .endsWith("; if they ask for TLS or a login, give --kafka-config")
        .hasLineCount(1);
  }

  /** Both that look and that begin say the same, soon, and no secret. */
  private void assertRefused(String told, String... options) {
    long begun = System.nanoTime();
    CommandResult check = CommandResult.check(secured.pipeline(), "new", options);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    CommandResult stream = CommandResult.stream(secured.pipeline(), "new", options);
    Duration both = Duration.ofNanos(System.nanoTime() - begun);

    assertThat(check.stdout().lines().filter(line -> line.startsWith("FAIL")))
        .singleElement()
        .asString()
        .startsWith("FAIL  " + told);
    assertThat(check.status()).isEqualTo(1);
    assertThat(stream.status()).isEqualTo(1);
    assertThat(stream.stderr().strip()).startsWith("sales: " + told).hasLineCount(1);
    assertThat(took).isLessThan(SOON);
    assertThat(both.minus(took)).isLessThan(SOON);
    Stream.of(secured.security().storePassword(), "Secret", "mistaken")
        .forEach(secret -> assertThat(all(check) + all(stream)).doesNotContain(secret));
  }

  private static String all(CommandResult result) {
    return result.stdout() + result.stderr();
  }
}
