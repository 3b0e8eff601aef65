package com.objectstream.sales.job.cassandra;

import static com.datastax.oss.driver.api.core.type.DataTypes.DATE;
import static com.datastax.oss.driver.api.core.type.DataTypes.TEXT;
import static com.datastax.oss.driver.api.core.type.DataTypes.TIMESTAMP;
import static com.objectstream.sales.totals.TotalsTables.CHANGED_AT;
import static com.objectstream.sales.totals.TotalsTables.CHANGED_DAYS;
import static com.objectstream.sales.totals.TotalsTables.FIRST_AT;
import static com.objectstream.sales.totals.TotalsTables.STORE_DAYS;
import static com.objectstream.sales.totals.TotalsTables.STORE_ID;
import static com.objectstream.sales.totals.TotalsTables.TIMESTAMP_DT;

import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The two tables that say which stores of which days have sales, and which of them changed; they
 * lie beside the table of sales.
 *
 * @param keyspace as CQL
 */
public record ChangeTables(String keyspace) {
  private static final Map<String, String> TIMES =
      Map.of(CHANGED_DAYS, CHANGED_AT, STORE_DAYS, FIRST_AT);

  static Stream<String> names() {
    return TIMES.keySet().stream().sorted();
  }

  /**
   * Why changes cannot be noted, as a sentence: a table is missing or is another one.
   *
   * @param keyspace exact name
   */
  static Optional<String> problem(Metadata known, String keyspace) {
    return names()
        .filter(name -> !new TableLookup(keyspace, name).find(known).filter(fits(name)).isPresent())
        .findFirst()
        .map(
            missing ->
                "table %s.%s does not exist or is not that of schema.cql: create it (--create-schema), and start again"
                    .formatted(keyspace, missing));
  }

  private static Predicate<TableMetadata> fits(String name) {
    var columns = Map.of(TIMESTAMP_DT, DATE, STORE_ID, TEXT, TIMES.get(name), TIMESTAMP);
    return table -> TableLookup.fits(table, List.of(TIMESTAMP_DT, STORE_ID), 1, columns);
  }

  /** Notes a change: day, store, time, and the same time as write timestamp. */
  public String mark() {
    return insert(CHANGED_DAYS);
  }

  /**
   * Notes that a store has sales on a day: day, store, time, and a write timestamp that is less the
   * later it is, so that the first note stays.
   */
  public String note() {
    return insert(STORE_DAYS);
  }

  private String insert(String table) {
    return "INSERT INTO %s.%s (%s, %s, %s) VALUES (?, ?, ?) USING TIMESTAMP ?"
        .formatted(keyspace, table, TIMESTAMP_DT, STORE_ID, TIMES.get(table));
  }
}
