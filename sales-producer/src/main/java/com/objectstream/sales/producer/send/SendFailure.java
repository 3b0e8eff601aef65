package com.objectstream.sales.producer.send;

import com.objectstream.sales.command.failure.Causes;
import com.objectstream.sales.command.failure.KafkaFailure;
import com.objectstream.sales.producer.event.ProducedValue;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;

/** Says in one sentence which value was not acknowledged, why, and what to do. */
final class SendFailure {
  private SendFailure() {}

  /** As an exception for the user, with what the client has thrown as its cause. */
  static IllegalStateException of(Throwable thrown, ProducedValue value, KafkaTarget target) {
    KafkaFailure failure = KafkaFailure.of(thrown, target.kafka(), target.topic());
    if (Causes.find(RecordTooLargeException.class, thrown).isPresent()) {
      return new IllegalStateException(
          "%s (%s bytes) is too large for %s: shorten it, or raise max.message.bytes of the topic"
              .formatted(value.label(), value.value().length, target),
          failure.thrown());
    }
    if (Causes.find(TimeoutException.class, thrown).isPresent()) {
      return new IllegalStateException(
          "%s was not acknowledged by %s in time (%s): see to the broker and send again"
              .formatted(value.label(), target, Causes.innermost(thrown)),
          failure.thrown());
    }
    return new IllegalStateException(
        "%s was not acknowledged: %s".formatted(value.label(), failure.sentence()),
        failure.thrown());
  }
}
