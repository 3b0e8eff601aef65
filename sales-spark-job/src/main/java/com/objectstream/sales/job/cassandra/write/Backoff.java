package com.objectstream.sales.job.cassandra.write;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between tries: each up to twice as long as the one before, at random, so that the tasks of
 * a job do not come back to a struggling server all at once.
 */
record Backoff(Duration first, Duration longest) {
  static final Backoff DEFAULT = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
  private static final int MOST_DOUBLINGS = 20;

  /**
   * @param failures how often it failed so far, at least 1
   * @return between half of the full pause and the full pause
   */
  Duration pause(int failures, RandomGenerator random) {
    long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
    long full = Math.min(doubled, longest.toMillis());
    return Duration.ofMillis(random.nextLong(full / 2, full + 1));
  }
}
