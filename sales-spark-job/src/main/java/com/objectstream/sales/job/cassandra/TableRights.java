package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import com.objectstream.sales.command.connection.CassandraConnection;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the user of a session may do with a table. Cassandra tells it only who does it, so it is
 * done to no row at all: a list of keys that is empty.
 *
 * @param cassandra for messages
 * @param table whose columns of the partition key are known
 */
public record TableRights(CassandraConnection cassandra, SaleTable table) {

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
                    .formatted(cassandra, name(), why));
  }

  /** Why they cannot be read, as {@code rows} and {@code verify-delivery} do, as a sentence. */
  public Optional<String> readRefusal(CqlSession session) {
    return refusal(session, "SELECT * FROM " + noRow())
        .map(
            why ->
                "Cassandra at %s does not let this user read table %s (%s), which the job does without: 'bin/sales rows' needs GRANT SELECT"
                    .formatted(cassandra, name(), why));
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
    return table.partitionKey().stream()
        .map(column -> CqlIdentifier.fromInternal(column.column()).asCql(true) + " IN ()")
        .collect(Collectors.joining(" AND ", name() + " WHERE ", ""));
  }

  private String name() {
    return table.keyspace() + "." + table.name();
  }
}
