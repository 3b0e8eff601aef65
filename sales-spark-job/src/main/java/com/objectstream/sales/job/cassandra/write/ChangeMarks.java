package com.objectstream.sales.job.cassandra.write;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.objectstream.sales.job.batch.TaskSignals.ServerSignal;
import com.objectstream.sales.job.cassandra.ChangeTables;
import com.objectstream.sales.job.cassandra.RowBytes;
import com.objectstream.sales.job.cassandra.session.SharedSession;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;

/**
 * Marks the stores and days whose sales a task has stored, after they were acknowledged. A mark has
 * the time when it is made, also as its write timestamp: of several the latest stays. Marks and
 * notes of a day are one Cassandra partition each and go together, so this costs a task about one
 * write a day.
 */
final class ChangeMarks {
  private static final long MICROS_A_MILLI = 1_000;

  /** A store may have a name of 32 KiB, and a write at most 16 MiB. */
  private static final int MOST_STORES = 100;

  /** Days whose writes are under way at the same time. */
  private static final int MOST_IN_FLIGHT = 8;

  private final CqlIdentifier keyspace;
  private final PreparedStatement mark;
  private final PreparedStatement note;
  private final AwaitedWrites writes;

  ChangeMarks(
      SharedSession session, ChangeTables tables, Duration retryDeadline, ServerSignal signal) {
    this.keyspace = CqlIdentifier.fromCql(tables.keyspace());
    this.mark = session.prepare(tables.mark(), () -> signal.retried(1));
    this.note = session.prepare(tables.note(), () -> signal.retried(1));
    this.writes = new AwaitedWrites(session, MOST_IN_FLIGHT, retryDeadline, signal);
  }

  /**
   * Marks partitions of the table of sales; returns when Cassandra has acknowledged it.
   *
   * @param partitions store and day of each, as {@link RowBytes}
   * @throws IllegalStateException if it does not take it in time, or refuses
   */
  void write(Collection<RowBytes> partitions) throws InterruptedException {
    for (BatchStatement write : statements(partitions, System.currentTimeMillis())) {
      writes.send(write);
    }
    writes.awaitAll();
  }

  private List<BatchStatement> statements(Collection<RowBytes> partitions, long now) {
    var byDay = new HashMap<ByteBuffer, BatchStatementBuilder>();
    var full = new ArrayList<BatchStatement>();
    for (RowBytes partition : partitions) {
      ByteBuffer values = partition.read();
      ByteBuffer store = RowBytes.next(values);
      ByteBuffer day = RowBytes.next(values);
      BatchStatementBuilder batch = byDay.computeIfAbsent(day, this::begin);
      batch.addStatement(bound(mark, day, store, now, now * MICROS_A_MILLI));
      batch.addStatement(bound(note, day, store, now, -now * MICROS_A_MILLI));
      if (batch.getStatementsCount() == 2 * MOST_STORES) {
        full.add(byDay.remove(day).build());
      }
    }
    byDay.values().forEach(batch -> full.add(batch.build()));
    return full;
  }

  private BatchStatementBuilder begin(ByteBuffer day) {
    return BatchStatement.builder(BatchType.UNLOGGED)
        .setRoutingKeyspace(keyspace)
        .setRoutingKey(day.duplicate())
        .setIdempotence(true);
  }

  private static BoundStatement bound(
      PreparedStatement statement, ByteBuffer day, ByteBuffer store, long time, long micros) {
    return statement
        .boundStatementBuilder()
        .setBytesUnsafe(0, day)
        .setBytesUnsafe(1, store)
        .setBytesUnsafe(2, ByteBuffer.allocate(Long.BYTES).putLong(0, time))
        .setLong(3, micros)
        .build();
  }
}
