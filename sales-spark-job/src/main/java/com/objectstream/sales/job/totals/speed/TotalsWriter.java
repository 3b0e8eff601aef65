package com.objectstream.sales.job.totals.speed;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.job.batch.TaskSignals;
import com.objectstream.sales.job.cassandra.RowBytes;
import com.objectstream.sales.job.cassandra.TotalsTable;
import com.objectstream.sales.job.cassandra.session.SharedSession;
import com.objectstream.sales.job.cassandra.write.AwaitedWrites;
import com.objectstream.sales.job.client.SharedClients;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Writes the totals of a task. Those of a store and day come one after another, as Spark sorts
 * them, and go as one write, which Cassandra applies as one mutation.
 */
record TotalsWriter(CassandraConnection cassandra, TotalsTable table, Duration retryDeadline)
    implements Serializable {
  private static final int MOST_ROWS = 100;
  private static final int MOST_IN_FLIGHT = 16;

  /**
   * Returns when Cassandra has acknowledged all.
   *
   * @param totals as {@link RunningTotals} gives them
   * @return how many
   * @throws IllegalStateException if Cassandra does not take them in time, or refuses
   */
  long write(Iterator<InternalRow> totals) {
    if (!totals.hasNext()) {
      return 0;
    }
    try (SharedClients.Lease<SharedSession> session =
        SharedSession.lease(cassandra, retryDeadline)) {
      return new Task(session.client()).run(totals);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the totals were stopped while they were written", e);
    }
  }

  private final class Task {
    private final CqlIdentifier keyspace = CqlIdentifier.fromInternal(table.keyspace());
    private final PreparedStatement insert;
    private final AwaitedWrites writes;
    private BatchStatementBuilder batch = BatchStatement.builder(BatchType.UNLOGGED);
    private String store = "";
    private long day;

    private Task(SharedSession session) {
      this.insert = session.prepare(table.insert());
      this.writes =
          new AwaitedWrites(session, MOST_IN_FLIGHT, retryDeadline, new TaskSignals().cassandra());
    }

    private long run(Iterator<InternalRow> totals) throws InterruptedException {
      long count = 0;
      while (totals.hasNext()) {
        add(totals.next());
        count++;
      }
      send();
      writes.awaitAll();
      return count;
    }

    private void add(InternalRow total) throws InterruptedException {
      String ofStore = total.getUTF8String(0).toString();
      long ofDay = total.getLong(1);
      boolean isOther = ofDay != day || !ofStore.equals(store);
      if (isOther || batch.getStatementsCount() == MOST_ROWS) {
        send();
      }
      store = ofStore;
      day = ofDay;
      batch.addStatement(
          insert.bind(
              store,
              LocalDate.ofEpochDay(day),
              total.getUTF8String(2).toString(),
              total.getLong(3),
              total.getLong(4),
              Instant.ofEpochMilli(total.getLong(5)),
              total.getLong(6)));
    }

    private void send() throws InterruptedException {
      if (batch.getStatementsCount() > 0) {
        var key = new RowBytes();
        key.text(store);
        key.day(day);
        var values = key.read();
        writes.send(
            batch
                .setRoutingKeyspace(keyspace)
                .setRoutingKey(RowBytes.next(values), RowBytes.next(values))
                .setIdempotence(true)
                .build());
        batch = BatchStatement.builder(BatchType.UNLOGGED);
      }
    }
  }
}
