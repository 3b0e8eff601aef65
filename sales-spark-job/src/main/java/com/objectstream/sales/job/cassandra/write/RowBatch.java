package com.objectstream.sales.job.cassandra.write;

import com.objectstream.sales.job.batch.IdentifiedSale;
import com.objectstream.sales.job.batch.TimeHistogram;
import com.objectstream.sales.job.cassandra.RowBytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of one Cassandra partition on their way: Cassandra applies them as one mutation. */
final class RowBatch {
  /** What a row takes besides its values: where and when it was read. */
  private static final int ROW_OVERHEAD = 2 * Long.BYTES + Integer.BYTES;

  /** What the objects of a sale that is kept take, besides the characters of its texts. */
  private static final int SALE_OVERHEAD = 400;

  private static final int FIRST_ROWS = 4;

  private final RowBytes partitionKey;
  private final boolean keepsSales;
  private final RowBytes rows = new RowBytes();
  private final List<IdentifiedSale> sales = new ArrayList<>(0);
  private int[] partitions = new int[FIRST_ROWS];
  private long[] offsets = new long[FIRST_ROWS];
  private long[] timestamps = new long[FIRST_ROWS];
  private int size;

  /**
   * @param partitionKey its values, which stay
   * @param keepsSales whether the sales are wanted when their rows are acknowledged
   */
  RowBatch(RowBytes partitionKey, boolean keepsSales) {
    this.partitionKey = partitionKey;
    this.keepsSales = keepsSales;
  }

  void add(RowBytes row, IdentifiedSale sale) {
    rows.append(row);
    if (size == offsets.length) {
      partitions = Arrays.copyOf(partitions, 2 * size);
      offsets = Arrays.copyOf(offsets, 2 * size);
      timestamps = Arrays.copyOf(timestamps, 2 * size);
    }
    partitions[size] = sale.partition();
    offsets[size] = sale.offset();
    timestamps[size] = sale.recordTimestamp();
    size++;
    if (keepsSales) {
      sales.add(sale.detached());
    }
  }

  int size() {
    return size;
  }

  /** Bytes of the values of all rows. */
  int bytes() {
    return rows.size();
  }

  /** What it takes of the heap, about. */
  long heldBytes() {
    long held = rows.size() + (long) size * ROW_OVERHEAD;
    return keepsSales
        ? held + rows.size() + (long) size * (SALE_OVERHEAD + partitionKey.size())
        : held;
  }

  /** Its sales, if they are kept. */
  List<IdentifiedSale> sales() {
    return sales;
  }

  RowBytes partitionKey() {
    return partitionKey;
  }

  /** The other values of each row, one row after another, to read. */
  ByteBuffer rows() {
    return rows.read();
  }

  /** Where the sale of a row was read, {@code partition 3, offset 42}. */
  String place(int row) {
    return "partition " + partitions[row] + ", offset " + offsets[row];
  }

  /** Counts how long each row took until now. */
  void countDelays(TimeHistogram delays, long nowMs) {
    for (int row = 0; row < size; row++) {
      delays.add(nowMs - timestamps[row]);
    }
  }
}
