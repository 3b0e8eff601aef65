package com.objectstream.sales.local.bench.site;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Requests to Cassandra of which so many at most are on their way at once. For one thread. */
public final class BoundedRequests {
  private final CqlSession session;
  private final int limit;
  private final Semaphore free;
  private final AtomicReference<Throwable> firstFailure = new AtomicReference<>();

  /**
   * @param limit how many are on their way at most
   */
  public BoundedRequests(CqlSession session, int limit) {
    this.session = session;
    this.limit = limit;
    this.free = new Semaphore(limit);
  }

  /**
   * Sends a request as soon as there is room for it.
   *
   * @param onAnswer called on a thread of the driver
   */
  public void send(Statement<?> request, Consumer<AsyncResultSet> onAnswer)
      throws InterruptedException {
    free.acquire();
    session
        .executeAsync(request)
        .thenAccept(onAnswer)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                firstFailure.compareAndSet(null, failure);
              }
              free.release();
            });
  }

  /**
   * Waits until all are answered.
   *
   * @param failed what to say if one failed
   * @throws IllegalStateException if one failed
   */
  public void awaitAll(String failed) throws InterruptedException {
    free.acquire(limit);
    free.release(limit);
    Throwable failure = firstFailure.get();
    if (failure != null) {
      throw new IllegalStateException(failed + ": " + failure.getMessage(), failure);
    }
  }
}
