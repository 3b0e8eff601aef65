package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.objectstream.sales.job.BatchAccount;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;

/** The writing of one task: its rows in, its acknowledged rows counted. */
final class WriteTask {
  private final SaleRow reader;
  private final List<Integer> partitionKey;
  private final PreparedStatement insert;
  private final PartitionBatches batches;
  private final BatchSender sender;
  private long read;
  private long rejected;
  private long skipped;

  WriteTask(CqlSession session, SaleTable table, SaleRow reader, WriteLimits limits) {
    this.reader = reader;
    this.partitionKey = table.partitionKey();
    this.insert = session.prepare(table.insert());
    this.batches = new PartitionBatches(limits);
    this.sender = new BatchSender(session, limits);
  }

  /** Takes a line; only a sale is written. */
  void take(InternalRow row) throws InterruptedException {
    read++;
    if (reader.isSkipped(row)) {
      skipped++;
    } else if (reader.isReject(row)) {
      rejected++;
    } else {
      Optional<RowBatch> due = collect(row);
      if (due.isPresent()) {
        sender.send(due.get());
      }
    }
  }

  /** Sends what still waits, and returns after the last acknowledgement. */
  BatchAccount finish() throws InterruptedException {
    for (RowBatch batch : batches.rest()) {
      sender.send(batch);
    }
    return new BatchAccount(read, sender.awaitAll(), rejected, skipped);
  }

  private Optional<RowBatch> collect(InternalRow row) {
    ByteBuffer[] values = reader.values(row);
    BoundStatement statement = SaleRow.bind(insert, values, reader.writeTimestamp(row));
    List<ByteBuffer> key = partitionKey.stream().map(i -> values[i]).toList();
    return batches.add(key, statement, bytes(values));
  }

  private static long bytes(ByteBuffer[] values) {
    long bytes = 0;
    for (ByteBuffer value : values) {
      bytes += value == null ? 0 : value.remaining();
    }
    return bytes;
  }
}
