package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.objectstream.sales.totals.TotalsTables;
import java.util.stream.Stream;

/**
 * Looks for the tables of totals, which have their names.
 *
 * @param keyspace exact name
 */
public record TotalsLookup(String keyspace) {

  /**
   * Passes if all are there.
   *
   * @throws IllegalStateException naming one that is not
   */
  public void require(CqlSession session) {
    Metadata known = session.refreshSchema();
    if (new TableLookup(keyspace, TotalsTables.DAILY_SALES).keyspace(known).isEmpty()) {
      throw new IllegalStateException(
          "keyspace %s does not exist: create it (stream --create-schema), or correct --keyspace"
              .formatted(keyspace));
    }
    Stream.concat(Stream.of(TotalsTables.DAILY_SALES), ChangeTables.names())
        .filter(table -> new TableLookup(keyspace, table).find(known).isEmpty())
        .findFirst()
        .ifPresent(
            table -> {
              throw new IllegalStateException(
                  "table %s.%s does not exist: create it (stream --create-schema), or correct --keyspace"
                      .formatted(keyspace, table));
            });
  }
}
