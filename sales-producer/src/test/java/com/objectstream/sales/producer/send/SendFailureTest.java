package com.objectstream.sales.producer.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.command.KafkaConnection;
import com.objectstream.sales.producer.event.EventKind;
import com.objectstream.sales.producer.event.GeneratedEvent;
import com.objectstream.sales.producer.event.ProducedValue;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SendFailureTest {
  private static final KafkaTarget TARGET =
      new KafkaTarget(KafkaConnection.to("shop:9092"), "item_sales");
  private static final ProducedValue EVENT_7 =
      new GeneratedEvent(7, EventKind.MALFORMED, new byte[2_000_000], Optional.empty());

  @ParameterizedTest
  @MethodSource("failuresToConnect")
  void saysWhatToDoWhenItCannotConnect(Exception thrown, String sentence) {
    assertThat(SendFailure.whenConnecting(TARGET, thrown)).hasMessage(sentence).hasCause(thrown);
  }

  @ParameterizedTest
  @MethodSource("failuresToSend")
  void saysWhichValueWasNotSent(Exception thrown, String sentence) {
    assertThat(SendFailure.whenSending(TARGET, EVENT_7, thrown)).hasMessage(sentence);
  }

  private static Stream<Arguments> failuresToConnect() {
    return Stream.of(
        Arguments.of(
            new UnknownTopicOrPartitionException("This server does not host this topic-partition."),
            "topic item_sales does not exist at shop:9092: create it, or correct --topic"),
        Arguments.of(
            new InvalidTopicException("no"),
            "\"item_sales\" cannot be the name of a topic: correct --topic"),
        Arguments.of(
            new TimeoutException("Timed out waiting for a node", new DisconnectException("gone")),
            "no Kafka broker answers at shop:9092 within 15 s: start one (bin/sales up) or correct --bootstrap-servers"),
        Arguments.of(
            new SaslAuthenticationException("bad password"),
            "Kafka at shop:9092 refuses access to topic item_sales (bad password): correct --kafka-config"),
        Arguments.of(
            new KafkaException(
                "Failed to create", new ConfigException("Invalid url in bootstrap.servers: shop")),
            "no Kafka broker can be found by \"shop:9092\" (Invalid url in bootstrap.servers: shop):"
                + " correct --bootstrap-servers to HOST:PORT[,HOST:PORT...]"),
        Arguments.of(
            new KafkaException("Failed to create", new IllegalArgumentException("no such\nstore.")),
            "the Kafka client for topic item_sales at shop:9092 cannot start"
                + " (no such store): correct --kafka-config"));
  }

  private static Stream<Arguments> failuresToSend() {
    return Stream.of(
        Arguments.of(
            new RecordTooLargeException("too large"),
            "event 7 (2000000 bytes) is too large for topic item_sales at shop:9092:"
                + " shorten it, or raise max.message.bytes of the topic"),
        Arguments.of(
            new TimeoutException("Expiring 3 records: 120000 ms has passed."),
            "event 7 was not acknowledged by topic item_sales at shop:9092 in time"
                + " (Expiring 3 records: 120000 ms has passed): see to the broker and send again"),
        Arguments.of(
            new NotLeaderOrFollowerException("not the leader"),
            "event 7 was refused by topic item_sales at shop:9092"
                + " (not the leader): see to the cause and send again"));
  }
}
