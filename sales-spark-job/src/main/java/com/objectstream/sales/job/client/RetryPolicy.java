package com.objectstream.sales.job.client;

import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often, how long and how loud the job tries again what a server did not take.
 *
 * <p>Pauses grow from {@link #FIRST_PAUSE} to {@link #LONGEST_PAUSE}, each up to twice as long as
 * the one before and at random, so that the tasks of a job do not come back to a struggling server
 * all at once. The user hears of it at once, and then every {@link #BETWEEN_WARNINGS}.
 *
 * @param deadline how long, from the first failure on: a process that was held for minutes finds
 *     all its requests late, and still tries them again
 */
public record RetryPolicy(Duration deadline) implements Serializable {
  static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  static final Duration BETWEEN_WARNINGS = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(RetryPolicy.class);
  private static final int MOST_DOUBLINGS = 20;

  /** Waits for two minutes: long enough for a server that is started again. */
  public static final RetryPolicy DEFAULT = new RetryPolicy(Duration.ofMinutes(2));

  /** The tries of one request, none of them made yet. */
  public Tries begin() {
    return new Tries();
  }

  /**
   * Calls until it succeeds, for a thread that can do nothing else meanwhile. A failure that stays
   * is thrown as it is.
   *
   * @param server for the messages, such as {@code Cassandra at 127.0.0.1:9042}
   * @param isPassing whether the same call may succeed later
   * @param reason of a failure, for a person
   * @param again called before each try after the first
   * @throws IllegalStateException when the deadline is over or the thread is interrupted
   */
  public <T> T get(
      Supplier<T> call,
      String server,
      Predicate<RuntimeException> isPassing,
      Function<RuntimeException, String> reason,
      Runnable again) {
    var tries = begin();
    var pace = new WarningPace();
    while (true) {
      try {
        return call.get();
      } catch (RuntimeException e) {
        if (!isPassing.test(e)) {
          throw e;
        }
        Optional<Duration> pause = tries.failed();
        if (pause.isEmpty()) {
          throw new IllegalStateException(
              "%s did not answer within %d s: %s; start it and run the job again: it goes on where it was"
                  .formatted(server, deadline.toSeconds(), reason.apply(e)),
              e);
        }
        if (pace.isDue()) {
          LOG.warn(
              "{} does not answer ({}); waiting up to {} s",
              server,
              reason.apply(e),
              deadline.toSeconds());
        }
        sleep(pause.get(), server);
        again.run();
      }
    }
  }

  private static void sleep(Duration pause, String server) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the job was stopped while it waited for " + server, e);
    }
  }

  /**
   * The pause after so many failures, at least 1: between half of the full pause and the full one.
   */
  static Duration pause(int failures, RandomGenerator random) {
    long doubled = FIRST_PAUSE.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
    long full = Math.min(doubled, LONGEST_PAUSE.toMillis());
    return Duration.ofMillis(random.nextLong(full / 2, full + 1));
  }

  /** The tries of one request. Touched by one thread at a time. */
  public final class Tries {
    private long firstFailure;
    private int failures;

    private Tries() {}

    /**
     * Counts a failure.
     *
     * @return the pause before the next try; empty if the deadline is over
     */
    public Optional<Duration> failed() {
      long now = System.nanoTime();
      if (failures == 0) {
        firstFailure = now;
      }
      failures++;
      Duration left = deadline.minusNanos(now - firstFailure);
      if (left.isNegative()) {
        return Optional.empty();
      }
      Duration pause = pause(failures, ThreadLocalRandom.current());
      return Optional.of(pause.compareTo(left) < 0 ? pause : left);
    }
  }

  /** Lets a warning through at once, and the next not before some time. */
  public static final class WarningPace {
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    /** Whether to warn now; true for one of several threads that ask at the same time. */
    public boolean isDue() {
      long now = System.nanoTime();
      long due = next.get();
      return now - due >= 0 && next.compareAndSet(due, now + BETWEEN_WARNINGS.toNanos());
    }
  }
}
