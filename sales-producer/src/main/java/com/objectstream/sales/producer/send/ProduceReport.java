package com.objectstream.sales.producer.send;

import static java.util.stream.Collectors.joining;

import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.producer.event.EventKind;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a run put into its topic.
 *
 * @param topic where to
 * @param records how many values the brokers acknowledged
 * @param byKind how many of them are of each kind, with a figure for every kind; all 0 for the
 *     lines of a file
 * @param took from the first value to the last acknowledgement
 */
public record ProduceReport(
    String topic, long records, Map<EventKind, Long> byKind, Duration took) {
  private static final double NANOS_A_SECOND = 1e9;

  public ProduceReport {
    byKind = Collections.unmodifiableMap(new EnumMap<>(byKind));
  }

  /** Records a second; 0 if no time went by. */
  public double rate() {
    return took.isZero() ? 0 : records / seconds();
  }

  /**
   * The result in one line: {@code produced 5 records to item_sales in 0.1 s (50/s): 2 sales, 1
   * late, 1 duplicate, 1 malformed}; without the kinds for the lines of a file.
   */
  public String summary() {
    String line =
        Counted.text(
            "produced %d %s to %s in %.1f s (%.0f/s)",
            records, Counted.noun(records, "record"), topic, seconds(), rate());
    return isGenerated() ? line + ": " + kinds() : line;
  }

  private boolean isGenerated() {
    return byKind.values().stream().anyMatch(count -> count > 0);
  }

  private String kinds() {
    return byKind.entrySet().stream()
        .map(kind -> kind.getValue() + " " + kind.getKey().named(kind.getValue()))
        .collect(joining(", "));
  }

  private double seconds() {
    return took.toNanos() / NANOS_A_SECOND;
  }
}
