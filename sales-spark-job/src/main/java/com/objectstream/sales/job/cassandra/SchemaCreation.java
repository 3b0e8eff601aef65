package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import com.objectstream.sales.model.SaleNames;
import com.objectstream.sales.model.Schema;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates keyspace and tables of sales where nothing has their names. It looks first: Cassandra
 * itself takes a table of the name of a view, and then does not start again, and it wants the right
 * to create even where there is nothing to do.
 *
 * @param keyspace exact name
 * @param table exact name of the table of sales
 * @param replicas copies of each row
 * @param zone that gives sales their days, for the comment of a table that is created
 */
public record SchemaCreation(String keyspace, String table, int replicas, Optional<ZoneId> zone) {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaCreation.class);

  /**
   * Creates what is missing; sends nothing if all is there.
   *
   * @throws IllegalStateException if something else than a table has one of the names, saying what,
   *     or if there is a table of sales of another zone
   */
  public void run(CqlSession session) {
    Metadata known = session.refreshSchema();
    requireZone(known);
    var missing = new LinkedHashMap<>(Schema.tables(keyspace, table, zone));
    if (!table.equals(SaleNames.TABLE)) {
      missing.keySet().retainAll(Set.of(table)); // totals are of the table of that name only
    }
    missing.keySet().removeIf(name -> !new TableLookup(keyspace, name).isFree(known));
    if (new TableLookup(keyspace, table).keyspace(known).isEmpty()) {
      session.execute(Schema.keyspace(keyspace, replicas));
    }
    missing.forEach((name, statement) -> create(session, name, statement));
  }

  /** Without the right to make those of totals the job runs all the same, as where they miss. */
  private void create(CqlSession session, String name, String statement) {
    try {
      session.execute(statement);
    } catch (UnauthorizedException e) {
      if (name.equals(table)) {
        throw e;
      }
      LOG.warn("table {}.{} is not created: {}", keyspace, name, e.getMessage());
    }
  }

  private void requireZone(Metadata known) {
    var lookup = new TableLookup(keyspace, table);
    Optional<ZoneId> own = lookup.find(known).flatMap(StoredTable::zone);
    zone.flatMap(wanted -> StoredTable.otherZone(lookup.toString(), own, wanted))
        .ifPresent(
            other -> {
              throw new IllegalStateException(other);
            });
  }
}
