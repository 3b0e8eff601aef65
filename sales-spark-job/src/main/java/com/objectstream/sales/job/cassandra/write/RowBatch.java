package com.objectstream.sales.job.cassandra.write;

import com.objectstream.sales.job.cassandra.RowBytes;
import java.nio.ByteBuffer;

/** Rows of one Cassandra partition on their way: Cassandra applies them as one mutation. */
final class RowBatch {
  private final ByteBuffer partitionKey;
  private final RowBytes rows = new RowBytes();
  private int size;

  /**
   * @param partitionKey its values as {@link RowBytes}
   */
  RowBatch(ByteBuffer partitionKey) {
    this.partitionKey = partitionKey;
  }

  void add(RowBytes row) {
    rows.append(row);
    size++;
  }

  /** How many rows. */
  int size() {
    return size;
  }

  /** Bytes of the values of all rows. */
  int bytes() {
    return rows.size();
  }

  /** The values of the partition key, to read. */
  ByteBuffer partitionKey() {
    return partitionKey.duplicate();
  }

  /** The other values of each row, one row after another, to read. */
  ByteBuffer rows() {
    return rows.read();
  }
}
