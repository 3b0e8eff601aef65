package com.objectstream.sales.job.cassandra.write;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Lets a warning through at once, and the next not before ten seconds. */
final class WarningPace {
  private static final Duration BETWEEN_WARNINGS = Duration.ofSeconds(10);

  private final AtomicLong next = new AtomicLong(System.nanoTime());

  /** Whether to warn now; true for one of several threads that ask at the same time. */
  boolean isDue() {
    long now = System.nanoTime();
    long due = next.get();
    return now - due >= 0 && next.compareAndSet(due, now + BETWEEN_WARNINGS.toNanos());
  }
}
