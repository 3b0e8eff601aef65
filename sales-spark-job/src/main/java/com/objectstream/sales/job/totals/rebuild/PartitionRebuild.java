package com.objectstream.sales.job.totals.rebuild;

import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.objectstream.sales.job.batch.TaskSignals;
import com.objectstream.sales.job.cassandra.session.SharedSession;
import com.objectstream.sales.job.cassandra.write.AwaitedWrites;
import com.objectstream.sales.totals.LayerFigures;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/**
 * Makes the totals of one partition after another. For each: what the layers have written, then
 * every stored sale, then the exact totals are written, and at last the mark goes. Killed at any
 * point, the mark is still there, and writing again changes nothing.
 */
final class PartitionRebuild {
  private static final int BATCH_ROWS = 100;
  private static final int MOST_IN_FLIGHT = 8;

  private final SharedSession session;
  private final RebuildStatements statements;
  private final AwaitedWrites writes;
  private final RebuildClock clock;
  private final long mostBytes;

  /**
   * @param mostBytes of totals in memory; where there are more, the partition is read several times
   */
  PartitionRebuild(
      SharedSession session,
      String keyspace,
      RebuildClock clock,
      long mostBytes,
      Duration retryDeadline) {
    this.session = session;
    this.statements = new RebuildStatements(session, keyspace);
    this.writes =
        new AwaitedWrites(session, MOST_IN_FLIGHT, retryDeadline, new TaskSignals().cassandra());
    this.clock = clock;
    this.mostBytes = mostBytes;
  }

  RebuildResult run(ChangedStoreDay partition) throws InterruptedException {
    RebuildResult result = RebuildResult.partition();
    Deque<ItemSlice> slices = new ArrayDeque<>(List.of(ItemSlice.ALL));
    while (!slices.isEmpty()) {
      ItemSlice slice = slices.pop();
      Optional<ItemTotals> totals = totals(partition, slice);
      if (totals.isPresent()) {
        result = result.plus(write(partition, totals.get()));
      } else {
        slices.addAll(slice.halves());
      }
    }
    writes.awaitAll();
    OptionalLong forgotten = partition.forgotten(clock);
    if (forgotten.isPresent()) {
      writes.send(statements.forget(partition, forgotten.getAsLong()));
    }
    return result;
  }

  /** Returns when all that was sent is acknowledged. */
  void finish() throws InterruptedException {
    writes.awaitAll();
  }

  /** The totals of these items; empty if they are too many for the memory. */
  private Optional<ItemTotals> totals(ChangedStoreDay partition, ItemSlice slice) {
    var totals = new ItemTotals();
    try {
      // The running totals first: what comes after that is what they add to the exact ones
      read(
          statements.former(partition),
          slice,
          totals,
          (item, row) -> {
            LayerFigures figures = LayerFigures.of(row);
            totals.former(
                item, figures, figures.isExact(partition.changedAt(), clock.difference()));
          });
      read(
          statements.sales(partition),
          slice,
          totals,
          (item, row) -> totals.sale(item, row.getInt(1)));
      return Optional.of(totals);
    } catch (TooManyItemsException e) {
      return Optional.empty();
    }
  }

  private void read(
      BoundStatement select, ItemSlice slice, ItemTotals totals, BiConsumer<String, Row> taker) {
    new PagedRows(session, select)
        .forEach(
            row -> {
              String item = row.getString(0);
              if (slice.has(item)) {
                taker.accept(item, row);
                if (totals.bytes() > mostBytes && slice.canBeHalved()) {
                  throw new TooManyItemsException();
                }
              }
            });
  }

  private RebuildResult write(ChangedStoreDay partition, ItemTotals totals)
      throws InterruptedException {
    RebuildResult result = RebuildResult.NOTHING;
    var batch = new ArrayList<BoundStatement>();
    for (Iterator<ItemTotals.Rebuilt> rows = totals.rows().iterator(); rows.hasNext(); ) {
      ItemTotals.Rebuilt row = rows.next();
      result = result.plus(RebuildResult.of(row));
      batch.add(statements.total(partition, row, clock));
      if (batch.size() == BATCH_ROWS || !rows.hasNext()) {
        writes.send(
            BatchStatement.newInstance(BatchType.UNLOGGED).addAll(batch).setIdempotent(true));
        batch.clear();
      }
    }
    return result;
  }

  /** Ends a read whose items do not fit into memory; costs no stack trace. */
  private static final class TooManyItemsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private TooManyItemsException() {
      super(null, null, false, false);
    }
  }
}
