package com.objectstream.sales.job.totals.rebuild;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.objectstream.sales.job.cassandra.session.SharedSession;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Reads the rows of a partition page by page, the next one on its way while one is worked on. A
 * page has at most about {@link #PAGE_BYTES}, however long texts are.
 */
final class PagedRows {
  private static final int PAGE_BYTES = 512 * 1024;
  private static final int FIRST_ROWS = 100;
  private static final int MOST_ROWS = 5_000;

  private final SharedSession session;
  private final BoundStatement select;

  PagedRows(SharedSession session, BoundStatement select) {
    this.session = session;
    this.select = select;
  }

  /**
   * Takes all rows.
   *
   * @throws IllegalStateException if Cassandra does not answer in time, or refuses
   */
  void forEach(Consumer<Row> taker) {
    Optional<Page> page = Optional.of(new Page(select.setPageSize(FIRST_ROWS)));
    while (page.isPresent()) {
      AsyncResultSet rows = page.get().await();
      page = next(rows);
      rows.currentPage().forEach(taker);
    }
  }

  private Optional<Page> next(AsyncResultSet rows) {
    ByteBuffer state = rows.getExecutionInfo().getPagingState();
    return state == null
        ? Optional.empty()
        : Optional.of(new Page(select.setPagingState(state).setPageSize(fitting(rows))));
  }

  /** As many rows as there are in a page of such rows. */
  private static int fitting(AsyncResultSet rows) {
    int bytesARow =
        Math.max(
            1, rows.getExecutionInfo().getResponseSizeInBytes() / Math.max(1, rows.remaining()));
    return Math.max(1, Math.min(MOST_ROWS, PAGE_BYTES / bytesARow));
  }

  /** One page, asked for at once. */
  private final class Page {
    private final BoundStatement statement;
    private final AtomicReference<CompletionStage<AsyncResultSet>> first;

    private Page(BoundStatement statement) {
      this.statement = statement;
      this.first = new AtomicReference<>(session.session().executeAsync(statement));
    }

    private AsyncResultSet await() {
      return session.waiting(
          () ->
              Optional.ofNullable(first.getAndSet(null))
                  .orElseGet(() -> session.session().executeAsync(statement))
                  .toCompletableFuture()
                  .join());
    }
  }
}
