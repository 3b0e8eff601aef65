package com.objectstream.sales.job.cassandra;

import static com.datastax.oss.driver.api.core.type.DataTypes.BIGINT;
import static com.datastax.oss.driver.api.core.type.DataTypes.DATE;
import static com.datastax.oss.driver.api.core.type.DataTypes.TEXT;
import static com.datastax.oss.driver.api.core.type.DataTypes.TIMESTAMP;
import static com.objectstream.sales.totals.TotalsTables.DAILY_SALES;
import static com.objectstream.sales.totals.TotalsTables.ITEM_ID;
import static com.objectstream.sales.totals.TotalsTables.SPEED_AT;
import static com.objectstream.sales.totals.TotalsTables.SPEED_ITEMS_SOLD;
import static com.objectstream.sales.totals.TotalsTables.SPEED_SALES;
import static com.objectstream.sales.totals.TotalsTables.STORE_ID;
import static com.objectstream.sales.totals.TotalsTables.TIMESTAMP_DT;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.model.SaleNames;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table of totals, which fits.
 *
 * @param id that Cassandra gave it when it was made
 * @param keyspace exact name
 */
public record TotalsTable(String id, String keyspace) implements Serializable {
  private static final List<String> KEY = List.of(STORE_ID, TIMESTAMP_DT, ITEM_ID);

  private static final Map<String, DataType> COLUMNS =
      Map.of(
          STORE_ID, TEXT,
          TIMESTAMP_DT, DATE,
          ITEM_ID, TEXT,
          SPEED_SALES, BIGINT,
          SPEED_ITEMS_SOLD, BIGINT,
          SPEED_AT, TIMESTAMP);

  /**
   * Looks it up.
   *
   * @param keyspace exact name
   * @throws IllegalStateException if it does not exist
   * @throws IllegalArgumentException if it is not that of {@code schema.cql}
   */
  public static TotalsTable find(CqlSession session, String keyspace) {
    TableMetadata table = new TableLookup(keyspace, DAILY_SALES).require(session);
    requireFits(table);
    return new TotalsTable(StoredTable.id(table), keyspace);
  }

  static void requireFits(TableMetadata table) {
    if (!TableLookup.fits(table, KEY, KEY.size() - 1, COLUMNS)) {
      throw new IllegalArgumentException(
          "table %s.%s is not that of schema.cql: drop it and create it again (--create-schema), then run 'totals rebuild --from'"
              .formatted(table.getKeyspace().asInternal(), table.getName().asInternal()));
    }
  }

  /**
   * Why days of a zone are not those of the table of sales beside it, as a sentence.
   *
   * @param wanted the zone of {@code --zone}
   */
  public Optional<String> otherZoneThan(CqlSession session, ZoneId wanted) {
    var sales = new TableLookup(keyspace, SaleNames.TABLE);
    Optional<ZoneId> own = sales.find(session.refreshSchema()).flatMap(StoredTable::zone);
    return StoredTable.otherZone(sales.toString(), own, wanted);
  }

  /** What its user may do with it. */
  public TableRights rights(CassandraConnection cassandra) {
    return new TableRights(cassandra, name(), KEY.subList(0, KEY.size() - 1));
  }

  TableLookup lookup() {
    return new TableLookup(keyspace, DAILY_SALES);
  }

  /** Keyspace and table as CQL. */
  public String name() {
    return CqlIdentifier.fromInternal(keyspace).asCql(true) + "." + DAILY_SALES;
  }

  /**
   * The insert of one total: store, day, item, sales, items, time of the micro-batch, and the write
   * timestamp.
   */
  public String insert() {
    return "INSERT INTO %s (%s) VALUES (?, ?, ?, ?, ?, ?) USING TIMESTAMP ?"
        .formatted(
            name(),
            String.join(
                ", ", STORE_ID, TIMESTAMP_DT, ITEM_ID, SPEED_SALES, SPEED_ITEMS_SOLD, SPEED_AT));
  }
}
