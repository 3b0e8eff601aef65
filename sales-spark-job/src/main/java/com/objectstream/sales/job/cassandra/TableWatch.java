package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.job.cassandra.session.SharedSession;
import com.objectstream.sales.job.client.SharedClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Notices that the table is not any more what it was at the start. Cassandra tells the driver of
 * changes, within about a second; to look at what the driver knows costs no request.
 */
public final class TableWatch implements AutoCloseable {
  private final SharedClients.Lease<SharedSession> session;
  private final TableLookup lookup;
  private final String name;
  private final String id;
  private final Function<TableMetadata, Optional<String>> altered;

  /**
   * Connects to the cluster of the target.
   *
   * @param start the table as the checks found it
   * @throws IllegalStateException if Cassandra does not let us in
   */
  public TableWatch(CassandraTarget target, StoredTable start, Duration retryDeadline) {
    this(
        SharedSession.lease(target.cassandra(), retryDeadline),
        target.lookup(),
        start.name(),
        start.id(),
        now -> altered(start.columns(), SaleTable.of(now)));
  }

  /**
   * The same for the table of totals.
   *
   * @param start the table as the checks found it
   * @throws IllegalStateException if Cassandra does not let us in
   */
  public TableWatch(CassandraConnection cassandra, TotalsTable start, Duration retryDeadline) {
    this(
        SharedSession.lease(cassandra, retryDeadline),
        start.lookup(),
        start.name(),
        start.id(),
        now -> {
          TotalsTable.requireFits(now);
          return Optional.empty();
        });
  }

  private TableWatch(
      SharedClients.Lease<SharedSession> session,
      TableLookup lookup,
      String name,
      String id,
      Function<TableMetadata, Optional<String>> altered) {
    this.session = session;
    this.lookup = lookup;
    this.name = name;
    this.id = id;
    this.altered = altered;
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
    return change(session().refreshSchema());
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
      return gone("dropped", "create it, and start with a new --checkpoint");
    }
    if (!StoredTable.id(now.get()).equals(id)) {
      return gone(
          "dropped and made again", "start with a new --checkpoint, which stores all sales in it");
    }
    try {
      return altered.apply(now.get()).map(what -> changed("altered", what));
    } catch (IllegalArgumentException e) {
      return gone("altered", e.getMessage());
    }
  }

  private static Optional<String> altered(SaleTable before, SaleTable now) {
    if (now.equals(before)) {
      return Optional.empty();
    }
    var changes = new ArrayList<String>();
    missing(before, now).forEach(gone -> changes.add("column " + gone + " is gone"));
    missing(now, before).forEach(added -> changes.add("column " + added + " is new"));
    return Optional.of(String.join(", ", changes) + "; start again to write what it is now");
  }

  private static Stream<String> missing(SaleTable from, SaleTable in) {
    List<String> there = in.columns().toList();
    return from.columns().filter(column -> !there.contains(column));
  }

  private Optional<String> gone(String how, String what) {
    return Optional.of(changed(how, what));
  }

  private String changed(String how, String what) {
    return "table %s was %s while the job ran: %s".formatted(name, how, what);
  }

  @Override
  public void close() {
    session.close();
  }
}
