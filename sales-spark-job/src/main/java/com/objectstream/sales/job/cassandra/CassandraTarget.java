package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.job.cassandra.session.DriverSessions;
import java.time.ZoneId;
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

  /**
   * Creates keyspace and table of sales where they do not exist.
   *
   * @param zone that gives sales their days, for the comment of the table
   * @throws IllegalStateException if something else has the name of the table
   */
  public void createSchema(CqlSession session, ZoneId zone) {
    new SchemaCreation(keyspace, table, ONE_REPLICA, Optional.of(zone)).run(session);
  }

  /**
   * Looks the table up.
   *
   * @throws IllegalStateException if it does not exist
   * @throws IllegalArgumentException if it does not fit a sale
   */
  public StoredTable fittingTable(CqlSession session) {
    TableMetadata table = lookup().require(session);
    return StoredTable.of(table, session.getMetadata());
  }

  /**
   * Whether a table has to be created before sales can be stored.
   *
   * @throws IllegalStateException if something else has its name, saying what
   */
  public boolean isMissing(CqlSession session) {
    return lookup().isFree(session.refreshSchema());
  }

  /** The copies that the keyspace asks for; empty if it does not exist or nothing is known. */
  public Optional<KeyspaceReplicas> replicas(CqlSession session) {
    return lookup()
        .keyspace(session.refreshSchema())
        .flatMap(found -> KeyspaceReplicas.of(session, found));
  }

  TableLookup lookup() {
    return new TableLookup(keyspace, table);
  }
}
