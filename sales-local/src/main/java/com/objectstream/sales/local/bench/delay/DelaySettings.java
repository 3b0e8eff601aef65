package com.objectstream.sales.local.bench.delay;

import com.objectstream.sales.producer.send.Pace;
import java.time.Duration;
import java.util.Optional;

/**
 * How to measure the delay.
 *
 * @param warmUp how long the job runs before events count
 * @param time how long events count
 */
public record DelaySettings(Duration warmUp, Duration time) {
  static final int EVENTS_A_SECOND = 1_000;
  static final Pace PACE = new Pace(EVENTS_A_SECOND, Optional.empty());

  long events() {
    return EVENTS_A_SECOND * length().toSeconds();
  }

  /** Whether the delay of event {@code n} counts. */
  boolean counts(long n) {
    return PACE.dueNanos(n) >= warmUp.toNanos();
  }

  /** From the start until the last event is due. */
  Duration length() {
    return warmUp.plus(time);
  }
}
