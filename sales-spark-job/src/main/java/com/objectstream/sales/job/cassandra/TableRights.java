package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.model.SaleColumns;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the user of a session may do with a table. Cassandra tells it only who does it, so it is
 * done to no row at all: a list of keys that is empty.
 *
 * @param cassandra for messages
 * @param name keyspace and table as CQL
 * @param partitionKey its columns
 */
public record TableRights(CassandraConnection cassandra, String name, List<String> partitionKey) {

  /** Those of the table of sales. */
  public static TableRights of(CassandraConnection cassandra, SaleTable table) {
    return new TableRights(
        cassandra,
        table.keyspace() + "." + table.name(),
        table.partitionKey().stream().map(SaleValue::column).toList());
  }

  /** Those of the tables that changes are noted in. */
  public static Stream<TableRights> of(CassandraConnection cassandra, ChangeTables tables) {
    return ChangeTables.names()
        .map(
            table ->
                new TableRights(
                    cassandra, tables.keyspace() + "." + table, List.of(SaleColumns.TIMESTAMP_DT)));
  }

  /**
   * Why sales cannot be written, as a sentence.
   *
   * @throws com.datastax.oss.driver.api.core.DriverException if Cassandra says something else
   */
  public Optional<String> writeRefusal(CqlSession session) {
    return refusal(session, "DELETE FROM " + noRow())
        .map(
            why ->
                "Cassandra at %s does not let this user write table %s (%s): GRANT MODIFY ON TABLE %2$s, or correct --cassandra-config"
                    .formatted(cassandra, name, why));
  }

  /** Why they cannot be read, as {@code rows} and {@code verify-delivery} do, as a sentence. */
  public Optional<String> readRefusal(CqlSession session) {
    return refusal(session, "SELECT * FROM " + noRow())
        .map(
            why ->
                "Cassandra at %s does not let this user read table %s (%s), which the job does without: 'bin/sales rows' needs GRANT SELECT"
                    .formatted(cassandra, name, why));
  }

  private static Optional<String> refusal(CqlSession session, String cql) {
    try {
      session.execute(cql);
      return Optional.empty();
    } catch (UnauthorizedException e) {
      return Optional.of(e.getMessage());
    }
  }

  private String noRow() {
    return partitionKey.stream()
        .map(column -> CqlIdentifier.fromInternal(column).asCql(true) + " IN ()")
        .collect(Collectors.joining(" AND ", name + " WHERE ", ""));
  }
}
