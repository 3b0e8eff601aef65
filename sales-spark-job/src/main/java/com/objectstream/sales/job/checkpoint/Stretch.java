package com.objectstream.sales.job.checkpoint;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A part of a topic that is read again, by the timestamps of its records: of each partition from
 * the first record at or after the one time up to, not including, the first at or after the other.
 *
 * @param from milliseconds are the smallest part, as in Kafka
 * @param to empty is the end of the topic when the stretch is read first
 */
public record Stretch(Instant from, Optional<Instant> to) {
  private static final DateTimeFormatter FILE_NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  /**
   * Leaves out what is smaller than a millisecond.
   *
   * @throws IllegalArgumentException if it ends before it begins
   */
  public Stretch {
    from = from.truncatedTo(ChronoUnit.MILLIS);
    to = to.map(end -> end.truncatedTo(ChronoUnit.MILLIS));
    if (to.filter(from::isBefore).isEmpty() && to.isPresent()) {
      throw new IllegalArgumentException(
          "the stretch from %s to %s has no time in it: give a later --to-time"
              .formatted(from, to.get()));
    }
  }

  /** For the name of a folder, {@code 20180629T204500.000Z-20180630T000000.000Z}. */
  public String fileName() {
    return FILE_NAME.format(from) + "-" + to.map(FILE_NAME::format).orElse("end");
  }

  /** {@code the stretch from 2018-06-29T20:45:00Z to 2018-06-30T00:00:00Z}, for messages. */
  @Override
  public String toString() {
    return "the stretch from %s to %s".formatted(from, to.map(Instant::toString).orElse("the end"));
  }
}
