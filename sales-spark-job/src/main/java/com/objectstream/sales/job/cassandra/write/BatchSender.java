package com.objectstream.sales.job.cassandra.write;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.objectstream.sales.job.batch.IdentifiedSale;
import com.objectstream.sales.job.batch.TaskSignals.ServerSignal;
import com.objectstream.sales.job.batch.TimeHistogram;
import com.objectstream.sales.job.cassandra.WriteLimits;
import com.objectstream.sales.job.cassandra.session.CassandraErrors;
import com.objectstream.sales.job.cassandra.session.SharedSession;
import com.objectstream.sales.job.client.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Sends batches, a bounded number at a time, and tries those again that Cassandra could not take. A
 * batch that waits for its next try counts as in flight. The first error that stays, or the end of
 * the deadline, fails the next call. A batch that is refused is sent row by row, so that the error
 * names the sale.
 */
final class BatchSender {
  private final SharedSession session;
  private final InsertStatements inserts;
  private final String topic;
  private final WriteLimits limits;
  private final RetryPolicy retry;
  private final ServerSignal signal;
  private final Consumer<List<IdentifiedSale>> told;
  private final Semaphore free;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final TimeHistogram delays = TimeHistogram.ofDelays();
  private long acknowledged;

  /**
   * @param topic where sales are read, for messages
   * @param signal of what Cassandra does not take at once
   * @param told of the sales of each batch that is acknowledged, if it keeps them
   */
  BatchSender(
      SharedSession session,
      InsertStatements inserts,
      String topic,
      WriteLimits limits,
      ServerSignal signal,
      Consumer<List<IdentifiedSale>> told) {
    this.session = session;
    this.inserts = inserts;
    this.topic = topic;
    this.limits = limits;
    this.signal = signal;
    this.told = told;
    this.retry = new RetryPolicy(limits.retryDeadline());
    this.free = new Semaphore(limits.inFlight());
  }

  /** Sends a batch; waits while too many are in flight. */
  void send(RowBatch batch) throws InterruptedException {
    acquire(1);
    attempt(new Sending(batch, 0, batch.size(), inserts.of(batch), retry.begin()));
  }

  /** Waits for the last acknowledgement. */
  void awaitAll() throws InterruptedException {
    acquire(limits.inFlight());
  }

  synchronized long acknowledged() {
    return acknowledged;
  }

  /** How long each of them took; of a sender that waits for none. */
  TimeHistogram delays() {
    return delays;
  }

  void abort() {
    fail(new CancellationException("the task has failed"));
  }

  private void acquire(int permits) throws InterruptedException {
    try {
      free.acquire(permits);
    } catch (InterruptedException e) {
      abort();
      throw e;
    }
    Throwable failed = failure.get();
    if (failed instanceof RefusedSaleException refused) {
      throw refused;
    }
    if (failed != null) {
      throw CassandraErrors.ofBatch(failed, session.session(), limits.retryDeadline());
    }
  }

  private void attempt(Sending sending) {
    if (failure.get() != null) {
      return; // whoever waits has heard of it
    }
    try {
      session
          .session()
          .executeAsync(sending.statement())
          .whenComplete((result, error) -> settle(sending, Optional.ofNullable(error)));
    } catch (RuntimeException e) { // such as of a session that was closed
      settle(sending, Optional.of(e));
    }
  }

  private void settle(Sending sending, Optional<Throwable> error) {
    if (error.isPresent()) {
      failed(sending, session.explained(CassandraErrors.unwrapped(error.get())));
      return;
    }
    signal.answered();
    if (sending.end < sending.batch.size()) {
      attempt(rowOf(sending.batch, sending.end));
    } else {
      acknowledge(sending.batch);
      free.release();
    }
  }

  private synchronized void acknowledge(RowBatch batch) {
    told.accept(batch.sales());
    acknowledged += batch.size();
    batch.countDelays(delays, System.currentTimeMillis());
  }

  private void failed(Sending sending, Throwable error) {
    if (CassandraErrors.isPassing(error)) {
      Optional<Duration> pause = sending.tries().failed();
      if (pause.isPresent()) {
        signal.waits();
        signal.retried(1);
        CompletableFuture.delayedExecutor(pause.get().toMillis(), MILLISECONDS)
            .execute(() -> attempt(sending));
        return;
      }
    }
    if (!(error instanceof InvalidQueryException)) {
      fail(error);
    } else if (sending.end - sending.first > 1) {
      attempt(rowOf(sending.batch, 0));
    } else {
      fail(new RefusedSaleException(topic, sending.batch.place(sending.first), error));
    }
  }

  private Sending rowOf(RowBatch batch, int row) {
    return new Sending(batch, row, row + 1, inserts.of(batch, row), retry.begin());
  }

  private void fail(Throwable error) {
    if (failure.compareAndSet(null, error)) {
      free.release(limits.inFlight()); // nothing is sent any more: whoever waits is to hear of it
    }
  }

  /** All rows of a batch or one, from the first to before the end, until they are acknowledged. */
  private record Sending(
      RowBatch batch, int first, int end, Statement<?> statement, RetryPolicy.Tries tries) {}

  /** Cassandra will never take this sale as it is. */
  static final class RefusedSaleException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    RefusedSaleException(String topic, String place, Throwable cause) {
      super(
          "Cassandra refuses the sale of topic %s, %s: %s; correct the table and run the job again: it goes on where it was"
              .formatted(topic, place, CassandraErrors.reason(cause)),
          cause);
    }
  }
}
