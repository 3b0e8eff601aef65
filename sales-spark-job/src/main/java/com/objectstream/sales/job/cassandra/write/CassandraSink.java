package com.objectstream.sales.job.cassandra.write;

import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.job.batch.BatchResult;
import com.objectstream.sales.job.batch.IdentifiedSale;
import com.objectstream.sales.job.batch.Sink;
import com.objectstream.sales.job.batch.TaskSignals;
import com.objectstream.sales.job.batch.TaskSignals.ServerSignal;
import com.objectstream.sales.job.cassandra.ChangeTables;
import com.objectstream.sales.job.cassandra.RowBytes;
import com.objectstream.sales.job.cassandra.SaleTable;
import com.objectstream.sales.job.cassandra.SaleValue;
import com.objectstream.sales.job.cassandra.WriteLimits;
import com.objectstream.sales.job.cassandra.session.SharedSession;
import com.objectstream.sales.job.client.SharedClients;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sales to rows. A task groups its rows by Cassandra partition and sends them as single-partition
 * unlogged batches. Writing the same sales again leaves the same cells: the key holds the sale's
 * identity, and the write timestamp follows from its record.
 */
public final class CassandraSink implements Sink<IdentifiedSale> {
  private final SharedClients.Lease<SharedSession> session;
  private final SaleTable table;
  private final SaleValue[] keyValues;
  private final SaleValue[] otherValues;
  private final PartitionBatches batches;
  private final BatchSender sender;
  private final Optional<ChangeMarks> marks;
  private final RowBytes key = new RowBytes();
  private final RowBytes row = new RowBytes();

  private CassandraSink(
      Target target,
      SharedClients.Lease<SharedSession> session,
      ServerSignal signal,
      Optional<Consumer<List<IdentifiedSale>>> told) {
    this.session = session;
    this.table = target.table;
    this.keyValues = table.partitionKey().toArray(SaleValue[]::new);
    this.otherValues = table.others().toArray(SaleValue[]::new);
    this.batches = new PartitionBatches(target.limits, told.isPresent());
    var inserts =
        new InsertStatements(
            session.client(), table, target.limits.batchRows(), () -> signal.retried(1));
    this.sender =
        new BatchSender(
            session.client(),
            inserts,
            target.topic,
            target.limits,
            signal,
            told.orElse(sales -> {}));
    this.marks =
        target.marksChanges
            ? Optional.of(marks(session.client(), target, signal))
            : Optional.empty();
  }

  private static ChangeMarks marks(SharedSession session, Target target, ServerSignal signal) {
    var tables = new ChangeTables(target.table.keyspace());
    return new ChangeMarks(session, tables, target.limits.retryDeadline(), signal);
  }

  /**
   * A table, and how tasks write to it.
   *
   * @param cassandra where it is
   * @param topic where its sales are read, for messages
   * @param marksChanges note which partitions were written, for the rebuild of totals
   */
  public record Target(
      CassandraConnection cassandra,
      SaleTable table,
      WriteLimits limits,
      String topic,
      boolean marksChanges)
      implements TellingFactory<IdentifiedSale> {
    @Override
    public Sink<IdentifiedSale> open(TaskSignals signals) {
      return open(signals, Optional.empty());
    }

    @Override
    public Sink<IdentifiedSale> open(
        TaskSignals signals, Consumer<List<IdentifiedSale>> acknowledged) {
      return open(signals, Optional.of(acknowledged));
    }

    private Sink<IdentifiedSale> open(
        TaskSignals signals, Optional<Consumer<List<IdentifiedSale>>> told) {
      ServerSignal signal = signals.cassandra();
      signal.waits(); // for a session and its statements, if there are none yet
      SharedClients.Lease<SharedSession> session =
          SharedSession.lease(cassandra, limits.retryDeadline(), () -> signal.retried(1));
      try {
        var sink = new CassandraSink(this, session, signal, told);
        signal.answered();
        return sink;
      } catch (RuntimeException e) {
        session.close();
        throw e;
      }
    }
  }

  @Override
  public Optional<String> write(IdentifiedSale sale) throws InterruptedException {
    key.clear();
    for (SaleValue value : keyValues) {
      value.write(sale, key);
    }
    row.clear();
    for (SaleValue value : otherValues) {
      value.write(sale, row);
    }
    Optional<String> tooLarge = table.tooLarge(key, row);
    if (tooLarge.isPresent()) {
      return tooLarge;
    }
    row.bigint(sale.writeMicros());
    Optional<RowBatch> due = batches.add(key, row, sale);
    if (due.isPresent()) {
      sender.send(due.get());
    }
    return tooLarge;
  }

  @Override
  public BatchResult finish() throws InterruptedException {
    for (RowBatch batch : batches.rest()) {
      sender.send(batch);
    }
    sender.awaitAll();
    if (marks.isPresent()) {
      marks.get().write(batches.partitions()); // only what a rebuild that begins now can see
    }
    session.close();
    return BatchResult.ofStored(sender.acknowledged(), sender.delays());
  }

  @Override
  public void abort() {
    sender.abort();
    session.close();
  }
}
