package com.objectstream.sales.producer.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.producer.event.EventKind;
import com.objectstream.sales.producer.event.GeneratedEvent;
import com.objectstream.sales.producer.event.ProducedValue;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SendFailureTest {
  private static final KafkaTarget TARGET =
      new KafkaTarget(KafkaConnection.to("shop:9092"), "item_sales");
  private static final ProducedValue EVENT_7 =
      new GeneratedEvent(7, EventKind.MALFORMED, new byte[2_000_000], Optional.empty());

  @ParameterizedTest
  @MethodSource("failuresToSend")
  void saysWhichValueWasNotSent(Exception thrown, String sentence) {
    assertThat(SendFailure.of(thrown, EVENT_7, TARGET)).hasMessage(sentence);
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
            new TopicAuthorizationException("item_sales"),
            "event 7 was not acknowledged: Kafka at shop:9092 refuses access to topic item_sales"
                + " (TopicAuthorizationException: item_sales): grant it to this user, or log in with"
                + " --kafka-config"),
        Arguments.of(
            new NotLeaderOrFollowerException("not the leader"),
            "event 7 was not acknowledged: Kafka at shop:9092 does not do what it was asked"
                + " (not the leader)"));
  }
}
