package com.objectstream.sales.job.cassandra.write;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.objectstream.sales.job.batch.TaskSignals.ServerSignal;
import com.objectstream.sales.job.cassandra.session.CassandraErrors;
import com.objectstream.sales.job.cassandra.session.SharedSession;
import com.objectstream.sales.job.client.RetryPolicy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/**
 * Small writes of one thread that may be sent again, a bounded number under way at a time. What
 * Cassandra does not take is tried again until the deadline.
 */
public final class AwaitedWrites {
  private final SharedSession session;
  private final int mostInFlight;
  private final RetryPolicy retry;
  private final ServerSignal signal;
  private final Deque<Sent> sent = new ArrayDeque<>();

  /**
   * @param signal of what Cassandra does not take at once
   */
  public AwaitedWrites(
      SharedSession session, int mostInFlight, Duration retryDeadline, ServerSignal signal) {
    this.session = session;
    this.mostInFlight = mostInFlight;
    this.retry = new RetryPolicy(retryDeadline);
    this.signal = signal;
  }

  private record Sent(Statement<?> statement, CompletionStage<AsyncResultSet> answer) {}

  /**
   * Sends a write; waits for the first of them while too many are under way.
   *
   * @throws IllegalStateException if Cassandra does not take an earlier one in time, or refuses it
   */
  public void send(Statement<?> write) throws InterruptedException {
    if (sent.size() == mostInFlight) {
      await(sent.poll());
    }
    sent.add(new Sent(write, session.session().executeAsync(write)));
  }

  /**
   * Returns when all are acknowledged.
   *
   * @throws IllegalStateException as {@link #send}
   */
  public void awaitAll() throws InterruptedException {
    while (!sent.isEmpty()) {
      await(sent.poll());
    }
  }

  private void await(Sent write) throws InterruptedException {
    RetryPolicy.Tries tries = retry.begin();
    CompletionStage<AsyncResultSet> answer = write.answer();
    while (true) {
      try {
        answer.toCompletableFuture().get();
        signal.answered();
        return;
      } catch (ExecutionException e) {
        pauseAfter(session.explained(e.getCause()), tries);
        answer = session.session().executeAsync(write.statement());
      }
    }
  }

  private void pauseAfter(Throwable error, RetryPolicy.Tries tries) throws InterruptedException {
    Optional<Duration> pause = CassandraErrors.isPassing(error) ? tries.failed() : Optional.empty();
    if (pause.isEmpty()) {
      throw CassandraErrors.ofBatch(error, session.session(), retry.deadline());
    }
    signal.waits();
    signal.retried(1);
    Thread.sleep(pause.get().toMillis());
  }
}
