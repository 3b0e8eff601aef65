package com.objectstream.sales.it.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.objectstream.sales.it.harness.CommandResult;
import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.JobProcess;
import com.objectstream.sales.it.harness.OwnServers;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.it.harness.SecuredBroker;
import com.objectstream.sales.it.harness.TestServers;
import com.objectstream.sales.local.server.LocalServers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A broker that answers and refuses is told as such, with server, reason and remedy. */
@ExtendWith(OwnServers.class)
class RefusingBrokerIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String PASSWORD = "hunter2";

  private static LocalServers servers;
  private static CqlSession session;
  private static Pipeline pipeline;
  private static SecuredBroker broker;

  @BeforeAll
  static void askForLogins(LocalServers given) {
    servers = given;
    session = servers.openSession();
    pipeline = new Pipeline(TestServers.of(servers), session);
    broker = SecuredBroker.start(servers, PASSWORD);
  }

  @AfterAll
  static void askNoMore() {
    pipeline.close();
    session.close();
    broker.close();
  }

  static Stream<List<String>> commands() {
    List<String> kafka = List.of("--bootstrap-servers", broker.login().toString());
    String cassandra = servers.cassandra().toString();
    List<String> job =
        List.of("--cassandra", cassandra, "--topic", pipeline.topic(), "--keyspace", "k");
    return Stream.of(
            Stream.of(List.of("produce", "--count", "1", "--topic", pipeline.topic()), kafka),
            Stream.of(List.of("check"), job, kafka),
            Stream.of(List.of("stream", "--once"), job, kafka),
            Stream.of(List.of("verify-delivery", "--count", "1"), job, kafka),
            Stream.of(List.of("dlq", "list", "--dlq-topic", pipeline.dlqTopic()), kafka),
            Stream.of(List.of("dlq", "replay", "--dlq-topic", pipeline.dlqTopic()), kafka))
        .map(parts -> parts.flatMap(List::stream).toList());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandTellsThatTheLoginIsRefused(List<String> command) {
    String client = broker.clientFile("mistaken").toString();
    var arguments = Stream.concat(command.stream(), Stream.of("--kafka-config", client));
    CommandResult result = CommandResult.of(arguments.toArray(String[]::new));

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.stderr() + result.stdout())
        .contains(
            "Kafka at %s refuses the login (Authentication failed: Invalid username or password): correct --kafka-config"
                .formatted(broker.login()))
        .doesNotContain("mistaken");
  }

  @Test
  void tellsThatTheCertificateIsNotTrusted() {
    String client = broker.clientFile("x", "security.protocol=SSL").toString();
    CommandResult check =
        CommandResult.check(
            pipeline,
            "tls",
            "--bootstrap-servers",
            broker.tls().toString(),
            "--kafka-config",
            client);

    assertThat(check.status()).isEqualTo(1);
    assertThat(check.stdout())
        .contains(
            "FAIL  no TLS connection to Kafka at %s (the server's certificate is signed by none of"
                .formatted(broker.tls()));
  }

  @Test
  void thinksOfSecurityWhereThePortSaysNothing() {
    CommandResult check =
        CommandResult.check(pipeline, "open", "--bootstrap-servers", broker.login().toString());

    assertThat(check.status()).isEqualTo(1);
    assertThat(check.stdout())
        .contains("FAIL  no Kafka broker answers at " + broker.login() + " within 15 s")
        .contains("; if they ask for TLS or a login, give --kafka-config");
  }

  @Test
  void takesTheClientFileOfAnOrdinaryConsumerWithOneWarning() {
    pipeline.send(Events.PLATES);
    String client =
        broker
            .clientFile(
                PASSWORD,
                "group.id=shop",
                "auto.offset.reset=latest",
                "enable.auto.commit=true",
                "isolation.level=read_uncommitted",
                "interceptor.classes=com.shop.Audit",
                "key.deserializer=org.apache.kafka.common.serialization.StringDeserializer",
                "value.deserializer=org.apache.kafka.common.serialization.StringDeserializer")
            .toString();
    String ignored =
        client
            + ": these are for this program to set and are ignored: auto.offset.reset,"
            + " enable.auto.commit, group.id, interceptor.classes, isolation.level,"
            + " key.deserializer, value.deserializer";
    String[] options = {"--bootstrap-servers", broker.login().toString(), "--kafka-config", client};

    try (var job = SalesProcess.start(pipeline.streamArguments(options))) {
      assertThat(job.await(SOON)).as(job::stderr).isZero();
      assertThat(job.stdout()).startsWith("stream: 1 lines read = 1 stored");
      assertThat(job.stderr()).containsOnlyOnce(ignored).doesNotContain(PASSWORD);
    }
    String[] check = pipeline.streamArguments(options);
    check[0] = "check";
    try (var looking = SalesProcess.start(check)) {
      assertThat(looking.await(SOON)).as(looking::stdout).isZero();
      assertThat(looking.stderr()).containsOnlyOnce(ignored);
    }
  }

  @Test
  void endsAtOnceWhenTheLoginOfARunningJobIsRefused() {
    String client = broker.clientFile(PASSWORD).toString();
    try (var job =
        JobProcess.start(
                pipeline,
                "--bootstrap-servers",
                broker.login().toString(),
                "--kafka-config",
                client)
            .awaitReading()) {
      broker.changePassword("another");

      assertThat(job.awaitExit(SOON)).isEqualTo(1);
      assertThat(job.lastLine())
          .startsWith("sales: Kafka at " + broker.login() + " refuses the login (")
          .endsWith(": correct --kafka-config");
      assertThat(job.stderr().lines().filter(line -> line.contains(" ERROR "))).isEmpty();
    } finally {
      broker.changePassword(PASSWORD);
    }
  }
}
