package com.objectstream.sales.job.cassandra.write;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.objectstream.sales.job.cassandra.CassandraErrors;
import com.objectstream.sales.job.cassandra.WriteLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sends batches, a bounded number at a time, and tries those again that Cassandra could not take. A
 * batch that waits for its next try counts as in flight. The first error that stays, or the end of
 * the patience, fails the next call.
 */
final class BatchSender {
  private final CqlSession session;
  private final WriteLimits limits;
  private final Semaphore free;
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  BatchSender(CqlSession session, WriteLimits limits) {
    this.session = session;
    this.limits = limits;
    this.free = new Semaphore(limits.inFlight());
  }

  /** Sends a batch; waits while too many are in flight. */
  void send(Statement<?> batch, int rows) throws InterruptedException {
    acquire(1);
    attempt(new Sending(batch, rows, new Tries(limits.retryDeadline())));
  }

  /**
   * Waits for the last acknowledgement.
   *
   * @return how many rows were acknowledged in all
   */
  long awaitAll() throws InterruptedException {
    acquire(limits.inFlight());
    return acknowledged.get();
  }

  private void acquire(int permits) throws InterruptedException {
    try {
      free.acquire(permits);
    } catch (InterruptedException e) {
      failure.compareAndSet(null, e); // so that nothing is tried again when the task is gone
      throw e;
    }
    if (failure.get() != null) {
      throw CassandraErrors.ofBatch(failure.get(), session, limits.retryDeadline());
    }
  }

  private void attempt(Sending sending) {
    try {
      session
          .executeAsync(sending.statement)
          .whenComplete((result, error) -> settle(sending, Optional.ofNullable(error)));
    } catch (RuntimeException e) { // such as of a session that was closed
      settle(sending, Optional.of(e));
    }
  }

  private void settle(Sending sending, Optional<Throwable> error) {
    if (error.isPresent()) {
      failed(sending, CassandraErrors.unwrapped(error.get()));
    } else {
      acknowledged.addAndGet(sending.rows);
      free.release();
    }
  }

  private void failed(Sending sending, Throwable error) {
    Optional<Duration> pause =
        CassandraErrors.isPassing(error) && failure.get() == null
            ? sending.tries.failed()
            : Optional.empty();
    if (pause.isPresent()) {
      CompletableFuture.delayedExecutor(pause.get().toMillis(), MILLISECONDS)
          .execute(() -> attempt(sending));
    } else if (failure.compareAndSet(null, error)) {
      free.release(limits.inFlight()); // nothing is sent any more: whoever waits is to hear of it
    }
  }

  /** A batch between its first try and its acknowledgement. */
  private record Sending(Statement<?> statement, int rows, Tries tries) {}
}
