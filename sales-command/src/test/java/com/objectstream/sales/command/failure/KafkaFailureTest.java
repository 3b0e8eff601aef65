package com.objectstream.sales.command.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.objectstream.sales.command.KeyTool;
import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.command.failure.KafkaFailure.Kind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KafkaFailureTest {
  private static final String PLAIN_LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"a\" ";
  private static final KafkaConnection OPEN = KafkaConnection.to("shop:9092");
  private static final KafkaConnection SECURED =
      new KafkaConnection("shop:9092", Map.of("security.protocol", "SASL_SSL"));

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("answers")
  void tellsARefusalFromAnAbsence(Exception thrown, Kind kind, String sentence) {
    var wrapped = new IllegalStateException(new ExecutionException(thrown));

    assertThat(KafkaFailure.of(wrapped, SECURED, "item_sales"))
        .isEqualTo(new KafkaFailure(kind, sentence, wrapped));
  }

  private static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(
            new TimeoutException("Timed out waiting for a node", new DisconnectException("gone")),
            Kind.ABSENT,
            "no Kafka broker answers at shop:9092 within 15 s: start one (bin/sales up) or correct"
                + " --bootstrap-servers; if they ask for other security, correct --kafka-config"),
        Arguments.of(
            new SaslAuthenticationException("Authentication failed: Invalid username or password"),
            Kind.REFUSED,
            "Kafka at shop:9092 refuses the login (Authentication failed: Invalid username or"
                + " password): correct --kafka-config"),
        Arguments.of(
            new TopicAuthorizationException("Topic authorization failed.", Set.of("sales_dlq")),
            Kind.REFUSED,
            "Kafka at shop:9092 refuses access to topic sales_dlq (Topic authorization failed):"
                + " grant it to this user, or correct --kafka-config"),
        Arguments.of(
            new ClusterAuthorizationException("Cluster authorization failed."),
            Kind.REFUSED,
            "Kafka at shop:9092 refuses access to topic item_sales (Cluster authorization failed):"
                + " grant it to this user, or correct --kafka-config"),
        Arguments.of(
            GroupAuthorizationException.forGroupId("night"),
            Kind.REFUSED,
            "Kafka at shop:9092 refuses access to consumer group night (Not authorized to access"
                + " group: night): grant it to this user, or correct --kafka-config"),
        Arguments.of(
            new UnknownTopicOrPartitionException("This server does not host this topic-partition."),
            Kind.UNKNOWN_TOPIC,
            "topic item_sales does not exist at shop:9092: create it, or correct --topic"),
        Arguments.of(
            new InvalidTopicException("no"),
            Kind.REFUSED,
            "\"item_sales\" cannot be the name of a topic: give at most 249 of a-z, A-Z, 0-9, '.', '_' and '-'"),
        Arguments.of(
            new NotLeaderOrFollowerException("not the\nleader."),
            Kind.ABSENT,
            "Kafka at shop:9092 does not do what it was asked (not the leader)"),
        Arguments.of(
            new PolicyViolationException("too few replicas"),
            Kind.OTHER,
            "Kafka at shop:9092 does not do what it was asked (too few replicas)"));
  }

  @Test
  void thinksOfSecurityWhereTheClientHasNone() {
    assertThat(KafkaFailure.of(new TimeoutException("no node"), OPEN).sentence())
        .endsWith("; if they ask for TLS or a login, give --kafka-config");
  }

  @ParameterizedTest
  @MethodSource("brokenClients")
  void saysWhyAClientCannotStart(Map<String, String> properties, String sentence) {
    KafkaFailure failure = ofClient(properties);

    assertThat(failure.sentence()).isEqualTo(sentence);
    assertThat(failure.isRefusal()).isTrue();
  }

  private static Stream<Arguments> brokenClients() {
    return Stream.of(
        Arguments.of(
            Map.of("bootstrap.servers", "shop"),
            "no Kafka broker can be found by \"shop\" (Invalid url in bootstrap.servers: shop):"
                + " correct --bootstrap-servers to HOST:PORT[,HOST:PORT...]"),
        Arguments.of(
            Map.of("security.protocol", "SSL", "ssl.truststore.location", "/no/such.jks"),
            cannotStart("the key store /no/such.jks (JKS) is not there")),
        Arguments.of(
            Map.of("security.protocol", "SASL_PLAINTEXT", "sasl.mechanism", "PLAIN"),
            cannotStart(
                "Could not find a 'KafkaClient' entry in the JAAS configuration. System property"
                    + " 'java.security.auth.login.config' is not set")),
        Arguments.of(
            Map.of("security.protocol", "SLL"),
            cannotStart(
                "Invalid value SLL for configuration security.protocol: String must be one of (case"
                    + " insensitive): SASL_SSL, PLAINTEXT, SSL, SASL_PLAINTEXT")));
  }

  @Test
  void saysThatThePasswordOfAKeyStoreIsWrong() throws Exception {
    Path store = folder.resolve("trust.p12");
    KeyTool.makeKeyStore(store, "localhost");
    var properties =
        Map.of(
            "security.protocol",
            "SSL",
            "ssl.truststore.location",
            store.toString(),
            "ssl.truststore.password",
            "mistaken");

    assertThat(ofClient(properties).sentence())
        .isEqualTo(cannotStart("the password of the key store " + store + " (JKS) is wrong"));
    Files.writeString(store, "nothing of the kind");
    assertThat(ofClient(properties).sentence())
        .isEqualTo(cannotStart("the key store " + store + " (JKS) is no file of that kind"));
  }

  @ParameterizedTest
  @MethodSource("brokenLogins")
  void neverSaysAPartOfAPassword(String jaas) {
    KafkaFailure failure =
        ofClient(
            Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                jaas));
    var trace = new StringWriter();
    failure.toException().printStackTrace(new PrintWriter(trace, true));

    assertThat(failure.sentence()).startsWith("the Kafka client for 127.0.0.1:1 cannot start (");
    assertThat(trace.toString()).contains("at org.apache.kafka").doesNotContain("hunter", "ter2");
  }

  private static Stream<String> brokenLogins() {
    return Stream.of(
        PLAIN_LOGIN + "password=hun ter2;",
        PLAIN_LOGIN + "password='hunter2'",
        PLAIN_LOGIN + "password=hunter2 hunter3",
        "hunter2",
        "hunter2 required;",
        "a.b hunter2;");
  }

  private static String cannotStart(String why) {
    return "the Kafka client for 127.0.0.1:1 cannot start (" + why + "): correct --kafka-config";
  }

  /** Without a broker: these clients do not come so far. */
  private static KafkaFailure ofClient(Map<String, String> properties) {
    var all = new HashMap<>(properties);
    String servers = all.getOrDefault("bootstrap.servers", "127.0.0.1:1");
    var kafka = new KafkaConnection(servers, properties);
    Throwable thrown = catchThrowable(() -> Admin.create(kafka.adminProperties()).close());
    assertThat(thrown).isNotNull();
    return KafkaFailure.of(thrown, kafka);
  }
}
