package com.objectstream.sales.local.bench;

import org.HdrHistogram.Histogram;

/**
 * The time from when an event is due to be produced until its row can be read.
 *
 * @param rate events a second
 * @param rows how many were watched
 * @param resolutionMs 99th percentile of the time between two looks: a delay is never told too
 *     short, and too long by one such time at most
 */
public record DelayResult(
    int rate, long rows, double p50Ms, double p99Ms, double maxMs, double resolutionMs) {
  private static final double MICROS_A_MILLI = 1e3;

  /**
   * @param delays in microseconds
   * @param looks microseconds between two looks
   */
  static DelayResult of(int rate, Histogram delays, Histogram looks) {
    return new DelayResult(
        rate,
        delays.getTotalCount(),
        delays.getValueAtPercentile(50) / MICROS_A_MILLI,
        delays.getValueAtPercentile(99) / MICROS_A_MILLI,
        delays.getMaxValue() / MICROS_A_MILLI,
        looks.getValueAtPercentile(99) / MICROS_A_MILLI);
  }
}
