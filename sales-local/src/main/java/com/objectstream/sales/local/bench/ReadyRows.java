package com.objectstream.sales.local.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.objectstream.sales.local.bench.ReadyBatch.ReadyRow;
import com.objectstream.sales.model.SaleEvent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Puts sales into batches of one partition, in the order in which these fill up: the batches of
 * different partitions alternate. Texts that recur, such as names of items, are kept once.
 */
final class ReadyRows {
  /** Memory for a row: its record, its identity as a buffer, its share of a batch. */
  static final int BYTES_A_ROW = 150;

  private final int batchRows;
  private final Map<String, ByteBuffer> texts = new HashMap<>();
  private final Map<SalePartition, ReadyBatch> open = new LinkedHashMap<>();
  private final List<ReadyBatch> full = new ArrayList<>();

  private ReadyRows(int batchRows) {
    this.batchRows = batchRows;
  }

  /** Batches of so many rows each; the last one of a partition may have fewer. */
  static List<ReadyBatch> batches(Stream<SaleEvent> sales, int batchRows) {
    var rows = new ReadyRows(batchRows);
    sales.forEachOrdered(rows::add);
    rows.full.addAll(rows.open.values());
    return rows.full;
  }

  private void add(SaleEvent sale) {
    SalePartition partition = SalePartition.of(sale);
    ReadyBatch batch = open.computeIfAbsent(partition, this::begin);
    batch.rows().add(row(sale));
    if (batch.rows().size() == batchRows) {
      full.add(open.remove(partition));
    }
  }

  private ReadyBatch begin(SalePartition partition) {
    // Cassandra counts days from 1970-01-01 at the middle of the unsigned range
    int day = (int) partition.day().toEpochDay() + Integer.MIN_VALUE;
    return new ReadyBatch(
        text(partition.storeId()),
        ByteBuffer.allocate(Integer.BYTES).putInt(0, day),
        new ArrayList<>());
  }

  private ReadyRow row(SaleEvent sale) {
    return new ReadyRow(
        sale.timestampMs(),
        text(sale.itemId()),
        encoded(sale.saleId().orElseThrow()),
        text(sale.itemName().orElse("")),
        sale.itemSold());
  }

  private ByteBuffer text(String value) {
    return texts.computeIfAbsent(value, ReadyRows::encoded);
  }

  private static ByteBuffer encoded(String value) {
    return ByteBuffer.wrap(value.getBytes(UTF_8));
  }
}
