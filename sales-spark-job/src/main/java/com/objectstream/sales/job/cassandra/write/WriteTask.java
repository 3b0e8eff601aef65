package com.objectstream.sales.job.cassandra.write;

import com.datastax.oss.driver.api.core.CqlSession;
import com.objectstream.sales.job.batch.BatchAccount;
import com.objectstream.sales.job.batch.OffsetTally;
import com.objectstream.sales.job.batch.RecordColumns;
import com.objectstream.sales.job.batch.WrittenBatch;
import com.objectstream.sales.job.cassandra.RowBytes;
import com.objectstream.sales.job.cassandra.SaleTable;
import com.objectstream.sales.job.cassandra.StorableSale;
import com.objectstream.sales.job.cassandra.WriteLimits;
import com.objectstream.sales.transform.Origin;
import com.objectstream.sales.transform.ParsedLine;
import com.objectstream.sales.transform.ParsedSale;
import com.objectstream.sales.transform.SaleIdentity;
import com.objectstream.sales.transform.SaleParser;
import com.objectstream.sales.transform.SaleTime;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;

/** The writing of one task: its records in, its acknowledged rows counted. */
final class WriteTask {
  private final RecordColumns columns;
  private final SaleTable table;
  private final ZoneId zone;
  private final SaleParser parser = new SaleParser();
  private final InsertStatements inserts;
  private final PartitionBatches batches;
  private final BatchSender sender;
  private final RowBytes key = new RowBytes();
  private final RowBytes row = new RowBytes();
  private final OffsetTally offsets = new OffsetTally();
  private long read;
  private long rejected;
  private long skipped;

  WriteTask(
      CqlSession session, SaleTable table, RecordColumns columns, ZoneId zone, WriteLimits limits) {
    this.columns = columns;
    this.table = table;
    this.zone = zone;
    this.inserts =
        new InsertStatements(
            session, table, limits.batchRows(), new Patience(limits.retryDeadline()));
    this.batches = new PartitionBatches(limits);
    this.sender = new BatchSender(session, limits);
  }

  /** Takes a record; only its sales are written. */
  void take(InternalRow record) throws InterruptedException {
    offsets.count(columns.partition(record), columns.offset(record));
    if (!columns.hasValue(record)) {
      read++;
      skipped++;
      return;
    }
    for (ParsedLine line : parser.parse(columns.value(record))) {
      read++;
      if (line instanceof ParsedSale sale) {
        write(sale, record);
      } else {
        rejected++;
      }
    }
  }

  /** Sends what still waits, and returns after the last acknowledgement. */
  WrittenBatch finish() throws InterruptedException {
    for (RowBatch batch : batches.rest()) {
      sender.send(inserts.of(batch), batch.size());
    }
    var account = new BatchAccount(read, sender.awaitAll(), rejected, skipped);
    return new WrittenBatch(account, offsets.offsets());
  }

  private void write(ParsedSale sale, InternalRow record) throws InterruptedException {
    encode(storable(sale, record), columns.writeTimestamp(record));
    Optional<RowBatch> due = batches.add(key, row);
    if (due.isPresent()) {
      sender.send(inserts.of(due.get()), due.get().size());
    }
  }

  private StorableSale storable(ParsedSale sale, InternalRow record) {
    String saleId = sale.event().saleId().orElseGet(() -> identity(sale, record));
    return new StorableSale(
        sale.event(), saleId, SaleTime.epochDayOf(sale.event().timestampMs(), zone));
  }

  private String identity(ParsedSale sale, InternalRow record) {
    Origin origin = columns.origin(record);
    return SaleIdentity.of(
        sale.event(),
        origin.topic(),
        origin.partition(),
        origin.offset(),
        origin.line() + sale.line());
  }

  private void encode(StorableSale sale, long writeTimestamp) {
    key.clear();
    table.partitionKey().forEach(value -> value.write(sale, key));
    row.clear();
    table.others().forEach(value -> value.write(sale, row));
    row.bigint(writeTimestamp);
  }
}
