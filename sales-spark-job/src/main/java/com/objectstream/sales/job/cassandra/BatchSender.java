package com.objectstream.sales.job.cassandra;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends batches, a bounded number at a time, and tries those again that Cassandra could not take.
 * The first error that stays, or the end of the patience, fails the next call.
 */
final class BatchSender {
  private static final Logger LOG = LoggerFactory.getLogger(BatchSender.class);
  private static final Duration BETWEEN_WARNINGS = Duration.ofSeconds(10);

  private final CqlSession session;
  private final WriteLimits limits;
  private final Semaphore free;
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final AtomicLong nextWarning = new AtomicLong(System.nanoTime());

  BatchSender(CqlSession session, WriteLimits limits) {
    this.session = session;
    this.limits = limits;
    this.free = new Semaphore(limits.inFlight());
  }

  /** Sends a batch; waits while too many are in flight. */
  void send(Statement<?> batch, int rows) throws InterruptedException {
    free.acquire();
    throwFailure();
    attempt(new Sending(batch, rows));
  }

  /**
   * Waits for the last acknowledgement.
   *
   * @return how many rows were acknowledged in all
   */
  long awaitAll() throws InterruptedException {
    free.acquire(limits.inFlight());
    throwFailure();
    return acknowledged.get();
  }

  private void attempt(Sending sending) {
    session
        .executeAsync(sending.statement)
        .whenComplete(
            (result, error) -> {
              if (error == null) {
                acknowledged.addAndGet(sending.rows);
                free.release();
              } else {
                failed(sending, CassandraErrors.unwrapped(error));
              }
            });
  }

  private void failed(Sending sending, Throwable error) {
    sending.failures++;
    Duration left = sending.left(limits.retryDeadline());
    if (!CassandraErrors.isPassing(error) || left.isNegative() || failure.get() != null) {
      failure.compareAndSet(null, error);
      free.release();
      return;
    }
    warn(error, left);
    long pause = Backoff.DEFAULT.pause(sending.failures, ThreadLocalRandom.current()).toMillis();
    CompletableFuture.delayedExecutor(Math.min(pause, left.toMillis() + 1), MILLISECONDS)
        .execute(() -> attempt(sending));
  }

  private void warn(Throwable error, Duration left) {
    long now = System.nanoTime();
    long due = nextWarning.get();
    if (now - due >= 0 && nextWarning.compareAndSet(due, now + BETWEEN_WARNINGS.toNanos())) {
      LOG.warn(
          "Cassandra does not take a batch: {}; trying again for up to {} s",
          error.getMessage(),
          left.toSeconds());
    }
  }

  private void throwFailure() {
    Throwable error = failure.get();
    if (error != null) {
      throw new IllegalStateException(
          "Cassandra did not take a batch within %d s: %s"
              .formatted(limits.retryDeadline().toSeconds(), error.getMessage()),
          error);
    }
  }

  /** A batch between its first try and its acknowledgement; touched by one thread at a time. */
  private static final class Sending {
    private final Statement<?> statement;
    private final int rows;
    private final long begun = System.nanoTime();
    private int failures;

    Sending(Statement<?> statement, int rows) {
      this.statement = statement;
      this.rows = rows;
    }

    Duration left(Duration deadline) {
      return deadline.minusNanos(System.nanoTime() - begun);
    }
  }
}
