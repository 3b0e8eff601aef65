package com.objectstream.sales.job.cassandra.write;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The tries of one request, until a deadline that counts from the first failure: a process that was
 * held for minutes finds all its requests late, and still tries them again. Touched by one thread
 * at a time.
 */
final class Tries {
  private final Duration deadline;
  private long firstFailure;
  private int failures;

  Tries(Duration deadline) {
    this.deadline = deadline;
  }

  /**
   * Counts a failure.
   *
   * @return the pause before the next try; empty if the deadline is over
   */
  Optional<Duration> failed() {
    long now = System.nanoTime();
    if (failures == 0) {
      firstFailure = now;
    }
    failures++;
    Duration left = deadline.minusNanos(now - firstFailure);
    if (left.isNegative()) {
      return Optional.empty();
    }
    Duration pause = Backoff.DEFAULT.pause(failures, ThreadLocalRandom.current());
    return Optional.of(pause.compareTo(left) < 0 ? pause : left);
  }
}
