package com.objectstream.sales.job.reject;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.objectstream.sales.job.kafka.source.KafkaRecord;
import com.objectstream.sales.transform.source.RejectHeaders;
import com.objectstream.sales.transform.source.SourcePosition;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A line that is no sale, as the dead letter topic keeps it.
 *
 * @param position where the line was read first, which is its identity, with how often it was
 *     rejected and the time of its record
 * @param reason code of the rule that it breaks
 * @param message one sentence with the field and the value
 * @param at when it was rejected
 * @param key of the record, if it had one
 * @param value the line's own bytes
 */
public record RejectedLine(
    SourcePosition position,
    String reason,
    String message,
    Instant at,
    Optional<byte[]> key,
    byte[] value) {

  /**
   * Reads a record of the dead letter topic.
   *
   * @throws IllegalArgumentException if it is no reject of this job, telling where it is
   */
  public static RejectedLine of(ConsumerRecord<byte[], byte[]> letter) {
    Function<String, byte[]> headers = name -> KafkaRecord.lastHeader(letter, name);
    Optional<SourcePosition> position = RejectHeaders.read(headers);
    byte[] reason = headers.apply(RejectHeaders.REASON);
    byte[] message = headers.apply(RejectHeaders.MESSAGE);
    if (position.isEmpty() || reason == null || message == null || letter.value() == null) {
      throw new IllegalArgumentException(
          "the record of %s at partition %s, offset %s is no reject: it lacks a header or the line"
              .formatted(letter.topic(), letter.partition(), letter.offset()));
    }
    return new RejectedLine(
        position.get(),
        new String(reason, UTF_8),
        new String(message, UTF_8),
        Instant.ofEpochMilli(letter.timestamp()),
        Optional.ofNullable(letter.key()),
        letter.value());
  }

  /** Where the line was read first, {@code item_sales/3/42/0}: the same for all its attempts. */
  public String identity() {
    return position.rejectIdentity();
  }

  /** How often it was rejected, from 1. */
  public int attempt() {
    return position.attempt();
  }

  /** The same reject with other bytes in place of its line. */
  public RejectedLine withValue(byte[] other) {
    return new RejectedLine(position, reason, message, at, key, other);
  }
}
