package com.objectstream.sales.job.totals.rebuild;

import static com.objectstream.sales.model.SaleColumns.ITEM_SOLD;
import static com.objectstream.sales.totals.TotalsTables.BATCH_AT;
import static com.objectstream.sales.totals.TotalsTables.BATCH_ITEMS_SOLD;
import static com.objectstream.sales.totals.TotalsTables.BATCH_SALES;
import static com.objectstream.sales.totals.TotalsTables.CHANGED_DAYS;
import static com.objectstream.sales.totals.TotalsTables.DAILY_SALES;
import static com.objectstream.sales.totals.TotalsTables.ITEM_ID;
import static com.objectstream.sales.totals.TotalsTables.SEEN_SPEED_ITEMS_SOLD;
import static com.objectstream.sales.totals.TotalsTables.SEEN_SPEED_SALES;
import static com.objectstream.sales.totals.TotalsTables.STORE_ID;
import static com.objectstream.sales.totals.TotalsTables.TIMESTAMP_DT;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.objectstream.sales.job.cassandra.session.SharedSession;
import com.objectstream.sales.job.totals.rebuild.ItemTotals.Rebuilt;
import com.objectstream.sales.model.SaleNames;
import com.objectstream.sales.totals.LayerFigures;

/** What a rebuild asks Cassandra, and tells it. All of it may be sent again. */
final class RebuildStatements {
  private final PreparedStatement sales;
  private final PreparedStatement former;
  private final PreparedStatement total;
  private final PreparedStatement forget;

  RebuildStatements(SharedSession session, String keyspace) {
    String in = CqlIdentifier.fromInternal(keyspace).asCql(true) + ".";
    String partition = " WHERE %s = ? AND %s = ?".formatted(STORE_ID, TIMESTAMP_DT);
    this.sales =
        session.prepare(
            "SELECT %s, %s FROM ".formatted(ITEM_ID, ITEM_SOLD) + in + SaleNames.TABLE + partition);
    this.former =
        session.prepare("SELECT " + LayerFigures.COLUMNS + " FROM " + in + DAILY_SALES + partition);
    this.total =
        session.prepare(
            "INSERT INTO %s%s (%s) VALUES (?, ?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ?"
                .formatted(
                    in,
                    DAILY_SALES,
                    String.join(
                        ", ",
                        STORE_ID,
                        TIMESTAMP_DT,
                        ITEM_ID,
                        BATCH_SALES,
                        BATCH_ITEMS_SOLD,
                        BATCH_AT,
                        SEEN_SPEED_SALES,
                        SEEN_SPEED_ITEMS_SOLD)));
    this.forget =
        session.prepare("DELETE FROM " + in + CHANGED_DAYS + " USING TIMESTAMP ?" + partition);
  }

  BoundStatement sales(ChangedStoreDay partition) {
    return read(sales, partition);
  }

  /** What the layers have written about a partition. */
  BoundStatement former(ChangedStoreDay partition) {
    return read(former, partition);
  }

  private static BoundStatement read(PreparedStatement select, ChangedStoreDay partition) {
    return select
        .bind(partition.storeId(), partition.day())
        .setConsistencyLevel(ConsistencyLevel.LOCAL_QUORUM)
        .setIdempotent(true);
  }

  BoundStatement total(ChangedStoreDay partition, Rebuilt row, RebuildClock clock) {
    return total
        .bind(
            partition.storeId(),
            partition.day(),
            row.itemId(),
            row.total().sales(),
            row.total().itemsSold(),
            clock.batchAt(),
            row.seen().sales(),
            row.seen().itemsSold(),
            clock.beganMicros())
        .setIdempotent(true);
  }

  /** Forgets a mark; one that was made meanwhile stays. */
  BoundStatement forget(ChangedStoreDay partition, long markMicros) {
    return forget.bind(markMicros, partition.storeId(), partition.day()).setIdempotent(true);
  }
}
