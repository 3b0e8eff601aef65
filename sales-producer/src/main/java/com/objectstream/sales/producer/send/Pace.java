package com.objectstream.sales.producer.send;

import com.objectstream.sales.command.failure.Counted;
import java.time.Duration;
import java.util.Optional;

/**
 * When values are due: an open loop, so value {@code n} is due at {@code start + n / rate} however
 * long the broker takes, and what is sent late is caught up.
 *
 * @param rate values a second; 0 is as fast as possible
 * @param duration after how long the run ends, if not with the last value
 */
public record Pace(double rate, Optional<Duration> duration) {
  /** All values, as fast as possible. */
  public static final Pace UNLIMITED = new Pace(0, Optional.empty());

  private static final double NANOS_A_SECOND = 1e9;

  /**
   * @throws IllegalArgumentException if a figure is out of its range; the message begins with the
   *     name of the component, which is also the name of its option
   */
  public Pace {
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "rate must be 0 (as fast as possible) or more values a second, not " + rate);
    }
    if (duration.isPresent() && duration.get().compareTo(Duration.ZERO) <= 0) {
      throw new IllegalArgumentException(
          "duration must be more than 0, not " + Counted.of(duration.get()));
    }
  }

  /** Nanoseconds from the start until value {@code n} is due. */
  public long dueNanos(long n) {
    return rate == 0 ? 0 : (long) (n / rate * NANOS_A_SECOND);
  }

  /** Whether a run still goes on after so many nanoseconds. */
  boolean goesOnAfter(long nanos) {
    return duration.isEmpty() || Duration.ofNanos(nanos).compareTo(duration.get()) < 0;
  }
}
