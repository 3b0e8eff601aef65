package com.objectstream.sales.producer.send;

import com.objectstream.sales.producer.event.ProducedValue;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Puts what Kafka throws into one sentence that says what happened and what to do. */
final class SendFailure {
  private static final String BOOTSTRAP = "bootstrap.servers";

  private SendFailure() {}

  static IllegalStateException whenConnecting(KafkaTarget target, Throwable thrown) {
    return new IllegalStateException(connectSentence(target, thrown), thrown);
  }

  static IllegalStateException whenSending(
      KafkaTarget target, ProducedValue value, Throwable thrown) {
    return new IllegalStateException(sendSentence(target, value, thrown), thrown);
  }

  private static String connectSentence(KafkaTarget target, Throwable thrown) {
    String servers = target.kafka().bootstrapServers();
    if (has(UnknownTopicOrPartitionException.class, thrown)) {
      return "topic %s does not exist at %s: create it, or correct --topic"
          .formatted(target.topic(), servers);
    }
    if (has(InvalidTopicException.class, thrown)) {
      return "\"%s\" cannot be the name of a topic: correct --topic".formatted(target.topic());
    }
    if (has(TimeoutException.class, thrown)) {
      return "no Kafka broker answers at %s within %d s: start one (bin/sales up) or correct --bootstrap-servers"
          .formatted(servers, ProducerSettings.PATIENCE.toSeconds());
    }
    if (has(AuthenticationException.class, thrown) || has(AuthorizationException.class, thrown)) {
      return "Kafka at %s refuses access to topic %s (%s): correct --kafka-config"
          .formatted(servers, target.topic(), reason(thrown));
    }
    if (has(ConfigException.class, thrown) && reason(thrown).contains(BOOTSTRAP)) {
      return "no Kafka broker can be found by \"%s\" (%s): correct --bootstrap-servers to HOST:PORT[,HOST:PORT...]"
          .formatted(servers, reason(thrown));
    }
    return "the Kafka client for %s cannot start (%s): correct --kafka-config"
        .formatted(target, reason(thrown));
  }

  private static String sendSentence(KafkaTarget target, ProducedValue value, Throwable thrown) {
    int bytes = value.value().length;
    if (has(RecordTooLargeException.class, thrown)) {
      return "%s (%d bytes) is too large for %s: shorten it, or raise max.message.bytes of the topic"
          .formatted(value.label(), bytes, target);
    }
    if (has(TimeoutException.class, thrown)) {
      return "%s was not acknowledged by %s in time (%s): see to the broker and send again"
          .formatted(value.label(), target, reason(thrown));
    }
    return "%s was refused by %s (%s): see to the cause and send again"
        .formatted(value.label(), target, reason(thrown));
  }

  private static boolean has(Class<? extends Throwable> type, Throwable thrown) {
    return causes(thrown).anyMatch(type::isInstance);
  }

  /** What the innermost cause says, on one line and without a full stop. */
  private static String reason(Throwable thrown) {
    Throwable root = causes(thrown).reduce(thrown, (outer, inner) -> inner);
    return Objects.toString(root.getMessage(), root.getClass().getSimpleName())
        .replaceAll("\\s+", " ")
        .replaceFirst("\\.$", "");
  }

  private static Stream<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
  }
}
