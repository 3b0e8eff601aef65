package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.objectstream.sales.command.CassandraConnection;
import com.objectstream.sales.model.Schema;
import java.util.Optional;

/**
 * Where sales are stored.
 *
 * @param cassandra the cluster
 * @param keyspace exact name
 * @param table exact name
 */
public record CassandraTarget(CassandraConnection cassandra, String keyspace, String table) {

  private static final int ONE_REPLICA = 1;

  /** A session of its own, for the checks at the start and for reading. */
  public CqlSession openSession() {
    return DriverSessions.open(cassandra);
  }

  /** Creates keyspace and table of sales where they do not exist. */
  public void createSchema(CqlSession session) {
    Schema.statements(keyspace, table, ONE_REPLICA).forEach(session::execute);
  }

  /**
   * Looks the table up.
   *
   * @throws IllegalArgumentException if it does not exist or does not fit a sale
   */
  public StoredTable fittingTable(CqlSession session) {
    TableMetadata metadata = metadata(session);
    return StoredTable.of(metadata, SaleTable.of(metadata));
  }

  /** Whether there is such a table, fitting or not. */
  public boolean exists(CqlSession session) {
    return lookUp(DriverSessions.schema(session)).isPresent();
  }

  /** The table among what a session knows. */
  Optional<TableMetadata> lookUp(Metadata known) {
    return known
        .getKeyspace(CqlIdentifier.fromInternal(keyspace))
        .flatMap(found -> found.getTable(CqlIdentifier.fromInternal(table)));
  }

  /**
   * How sales are written to the table.
   *
   * @throws IllegalArgumentException if it does not exist or does not fit a sale
   */
  public SaleTable find(CqlSession session) {
    return SaleTable.of(metadata(session));
  }

  private TableMetadata metadata(CqlSession session) {
    KeyspaceMetadata found =
        DriverSessions.schema(session)
            .getKeyspace(CqlIdentifier.fromInternal(keyspace))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "keyspace %s does not exist: create it, or use --create-schema"
                            .formatted(keyspace)));
    return found
        .getTable(CqlIdentifier.fromInternal(table))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "table %s.%s does not exist: create it, or use --create-schema"
                        .formatted(keyspace, table)));
  }
}
