package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.objectstream.sales.job.cassandra.session.DriverSessions;
import com.objectstream.sales.job.cassandra.session.SharedSession;
import com.objectstream.sales.job.client.SharedClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Notices that the table is not any more what it was at the start. Cassandra tells the driver of
 * changes, within about a second; to look at what the driver knows costs no request.
 */
public final class TableWatch implements AutoCloseable {
  private final SharedClients.Lease<SharedSession> session;
  private final TableLookup lookup;
  private final StoredTable start;

  /**
   * Connects to the cluster of the target.
   *
   * @param start the table as the checks found it
   * @throws IllegalStateException if Cassandra does not let us in
   */
  public TableWatch(CassandraTarget target, StoredTable start, Duration retryDeadline) {
    this.session = SharedSession.lease(target.cassandra(), retryDeadline);
    this.lookup = target.lookup();
    this.start = start;
  }

  /**
   * Compares the table with that of the start. What the driver heard is looked up before it counts,
   * as it may know less than there is.
   *
   * @throws IllegalStateException saying what changed
   */
  public void requireSame() {
    if (change(session().getMetadata()).isPresent()) {
      change().ifPresent(TableWatch::fail);
    }
  }

  /** What changed since the start, as a sentence; asks Cassandra. */
  public Optional<String> change() {
    return change(DriverSessions.schema(session()));
  }

  private CqlSession session() {
    return session.client().session();
  }

  private static void fail(String change) {
    throw new IllegalStateException(change);
  }

  private Optional<String> change(Metadata known) {
    Optional<TableMetadata> now = lookup.find(known);
    if (now.isEmpty()) {
      return changed("dropped", "create it, and start with a new --checkpoint");
    }
    if (!StoredTable.id(now.get()).equals(start.id())) {
      return changed(
          "dropped and made again", "start with a new --checkpoint, which stores all sales in it");
    }
    try {
      return altered(SaleTable.of(now.get()));
    } catch (IllegalArgumentException e) {
      return changed("altered", e.getMessage());
    }
  }

  private Optional<String> altered(SaleTable now) {
    if (now.equals(start.columns())) {
      return Optional.empty();
    }
    var changes = new ArrayList<String>();
    missing(start.columns(), now).forEach(gone -> changes.add("column " + gone + " is gone"));
    missing(now, start.columns()).forEach(added -> changes.add("column " + added + " is new"));
    return changed("altered", String.join(", ", changes) + "; start again to write what it is now");
  }

  private static Stream<String> missing(SaleTable from, SaleTable in) {
    List<String> there = in.columns().toList();
    return from.columns().filter(column -> !there.contains(column));
  }

  private Optional<String> changed(String how, String what) {
    return Optional.of("table %s was %s while the job ran: %s".formatted(start.name(), how, what));
  }

  @Override
  public void close() {
    session.close();
  }
}
