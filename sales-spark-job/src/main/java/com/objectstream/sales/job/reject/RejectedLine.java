package com.objectstream.sales.job.reject;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.objectstream.sales.transform.RejectHeaders;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A line that is no sale, as the dead letter topic keeps it.
 *
 * @param topic where the line was read first, with {@code partition}, {@code offset} and {@code
 *     line}; these are its identity
 * @param reason name of a {@link com.objectstream.sales.transform.RejectReason}
 * @param message one sentence with the field and the value
 * @param attempt 1 for a first reject, one more for each replay
 * @param at when it was rejected
 * @param key of the record, if it had one
 * @param value the line's own bytes
 */
public record RejectedLine(
    String topic,
    int partition,
    long offset,
    int line,
    String reason,
    String message,
    int attempt,
    Instant at,
    Optional<byte[]> key,
    byte[] value) {

  /**
   * Reads a record of the dead letter topic.
   *
   * @throws IllegalArgumentException naming the header that is missing or no number, or if there is
   *     no line
   */
  public static RejectedLine of(ConsumerRecord<byte[], byte[]> letter) {
    if (letter.value() == null) {
      throw new IllegalArgumentException("there is no value" + at(letter));
    }
    return new RejectedLine(
        text(letter, RejectHeaders.TOPIC),
        integer(letter, RejectHeaders.PARTITION),
        number(letter, RejectHeaders.OFFSET),
        integer(letter, RejectHeaders.LINE),
        text(letter, RejectHeaders.REASON),
        text(letter, RejectHeaders.MESSAGE),
        integer(letter, RejectHeaders.ATTEMPT),
        Instant.ofEpochMilli(letter.timestamp()),
        Optional.ofNullable(letter.key()),
        letter.value());
  }

  /** Where the line was read first, {@code item_sales/3/42/0}: the same for all its attempts. */
  public String identity() {
    return topic + '/' + partition + '/' + offset + '/' + line;
  }

  private static int integer(ConsumerRecord<byte[], byte[]> letter, String header) {
    long number = number(letter, header);
    if (number != (int) number) {
      throw new IllegalArgumentException("header " + header + " is too large" + at(letter));
    }
    return (int) number;
  }

  private static long number(ConsumerRecord<byte[], byte[]> letter, String header) {
    try {
      return Long.parseLong(text(letter, header));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("header " + header + " is no number" + at(letter), e);
    }
  }

  private static String text(ConsumerRecord<byte[], byte[]> letter, String name) {
    Header header = letter.headers().lastHeader(name);
    if (header == null || header.value() == null) {
      throw new IllegalArgumentException("header " + name + " is missing" + at(letter));
    }
    return new String(header.value(), UTF_8);
  }

  private static String at(ConsumerRecord<byte[], byte[]> letter) {
    return " in the record of %s at partition %d, offset %d"
        .formatted(letter.topic(), letter.partition(), letter.offset());
  }
}
