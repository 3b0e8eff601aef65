package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
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
  private final SharedClients.Lease<SharedSession> lease;
  private final CassandraTarget target;
  private final StoredTable start;
  private final SaleTable columns;

  /**
   * @param start the table as the checks found it
   * @throws IllegalArgumentException if the table does not exist or does not fit a sale
   */
  public TableWatch(CassandraTarget target, StoredTable start, Duration retryDeadline) {
    this.lease = SharedSession.lease(target.cassandra(), retryDeadline);
    this.target = target;
    this.start = start;
    this.columns = lease.client().waiting(() -> target.find(session()));
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

  private CqlSession session() {
    return lease.client().session();
  }

  /** How sales are written to the table, as it was at the start. */
  public SaleTable columns() {
    return columns;
  }

  /** What changed since the start, as a sentence; asks Cassandra. */
  public Optional<String> change() {
    return change(DriverSessions.schema(session()));
  }

  private static void fail(String change) {
    throw new IllegalStateException(change);
  }

  private Optional<String> change(Metadata known) {
    Optional<TableMetadata> now = target.lookUp(known);
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
    if (now.equals(columns)) {
      return Optional.empty();
    }
    var changes = new ArrayList<String>();
    missing(columns, now).forEach(gone -> changes.add("column " + gone + " is gone"));
    missing(now, columns).forEach(added -> changes.add("column " + added + " is new"));
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
    lease.close();
  }
}
