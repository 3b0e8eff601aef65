package com.objectstream.sales.producer;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Puts progress into words: {@code produced 120,000 of 1,000,000, 98,500/s}, where the rate is that
 * since the line before. A standstill is told once.
 */
final class ProgressLine {
  private static final double NANOS_A_SECOND = 1e9;

  private final OptionalLong total;
  private long lastRecords;
  private long lastNanos;
  private boolean standsStill;

  /**
   * @param total how many records there will be, if known
   */
  ProgressLine(OptionalLong total) {
    this.total = total;
  }

  /** The line for so many records after so many nanoseconds, unless there is nothing new. */
  Optional<String> at(long records, long nanos) {
    boolean stood = standsStill;
    standsStill = records == lastRecords;
    double rate = (records - lastRecords) * NANOS_A_SECOND / (nanos - lastNanos);
    lastRecords = records;
    lastNanos = nanos;
    return stood && standsStill ? Optional.empty() : Optional.of(line(records, rate));
  }

  private String line(long records, double rate) {
    return total.isPresent()
        ? String.format(
            Locale.ROOT, "produced %,d of %,d, %,.0f/s", records, total.getAsLong(), rate)
        : String.format(Locale.ROOT, "produced %,d, %,.0f/s", records, rate);
  }
}
