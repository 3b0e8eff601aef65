package com.objectstream.sales.local.bench.delay;

import java.time.Duration;

/**
 * How to measure the delay.
 *
 * @param rate events a second
 * @param warmUp how long the job runs before events count
 * @param time how long events count
 */
public record DelaySettings(int rate, Duration warmUp, Duration time) {
  private static final double NANOS_A_SECOND = 1e9;

  /** How many events there are in all. */
  long events() {
    return rate * warmUp.plus(time).toSeconds();
  }

  /** Whether the delay of event {@code n} counts. */
  boolean counts(long n) {
    return n >= rate * warmUp.toSeconds();
  }

  /** Nanoseconds from the start until event {@code n} is due, as the producer's pace has it. */
  long dueNanos(long n) {
    return (long) (n / (double) rate * NANOS_A_SECOND);
  }

  /** From the start until the last event is due. */
  Duration length() {
    return warmUp.plus(time);
  }
}
