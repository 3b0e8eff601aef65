package com.objectstream.sales.local.bench.delay;

import com.objectstream.sales.command.failure.Counted;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * The time from when an event is due to be produced until its row is seen by a reader.
 *
 * @param rate events a second
 * @param rows how many were watched
 * @param lookMs 99th percentile of the time from the begin of a look to the end of the next: a
 *     delay is never told too short, and too long by one such time at most
 * @param microBatches where their time went meanwhile
 */
public record DelayResult(
    int rate,
    long rows,
    double p50Ms,
    double p99Ms,
    double maxMs,
    double lookMs,
    BatchTimes microBatches) {
  private static final double MICROS_A_MILLI = 1e3;

  /**
   * @param delays in microseconds
   * @param looks in microseconds
   */
  static DelayResult of(int rate, Histogram delays, Histogram looks) {
    return new DelayResult(
        rate,
        delays.getTotalCount(),
        delays.getValueAtPercentile(50) / MICROS_A_MILLI,
        delays.getValueAtPercentile(99) / MICROS_A_MILLI,
        delays.getMaxValue() / MICROS_A_MILLI,
        looks.getValueAtPercentile(99) / MICROS_A_MILLI,
        BatchTimes.NONE);
  }

  DelayResult with(BatchTimes times) {
    return new DelayResult(rate, rows, p50Ms, p99Ms, maxMs, lookMs, times);
  }

  /** For people. */
  public Stream<String> lines() {
    return Stream.concat(Stream.of(line()), microBatches.lines());
  }

  private String line() {
    return Counted.text(
        "delay at %,d events/s: p50 %.0f ms, p99 %.0f ms, max %.0f ms (%,d rows; looked every %.0f ms)",
        rate, p50Ms, p99Ms, maxMs, rows, lookMs);
  }
}
