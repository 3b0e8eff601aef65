package com.objectstream.sales.local.bench.contender;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.objectstream.sales.local.bench.contender.EncodedBatch.EncodedRow;
import com.objectstream.sales.local.bench.site.SalePartition;
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
public final class EncodedBatches {
  /** Memory for a row: its record, its identity as a buffer, its share of a batch. */
  public static final int BYTES_A_ROW = 150;

  private final int batchRows;
  private final Map<String, ByteBuffer> texts = new HashMap<>();
  private final Map<SalePartition, EncodedBatch> open = new LinkedHashMap<>();
  private final List<EncodedBatch> full = new ArrayList<>();

  private EncodedBatches(int batchRows) {
    this.batchRows = batchRows;
  }

  /** Batches of so many rows each; the last one of a partition may have fewer. */
  static List<EncodedBatch> batches(Stream<SaleEvent> sales, int batchRows) {
    var rows = new EncodedBatches(batchRows);
    sales.forEachOrdered(rows::add);
    rows.full.addAll(rows.open.values());
    return rows.full;
  }

  private void add(SaleEvent sale) {
    SalePartition partition = SalePartition.of(sale);
    EncodedBatch batch = open.computeIfAbsent(partition, this::begin);
    batch.rows().add(row(sale));
    if (batch.rows().size() == batchRows) {
      full.add(open.remove(partition));
    }
  }

  private EncodedBatch begin(SalePartition partition) {
    // Cassandra counts days from 1970-01-01 at the middle of the unsigned range
    int day = (int) partition.day().toEpochDay() + Integer.MIN_VALUE;
    return new EncodedBatch(
        text(partition.storeId()),
        ByteBuffer.allocate(Integer.BYTES).putInt(0, day),
        new ArrayList<>());
  }

  private EncodedRow row(SaleEvent sale) {
    return new EncodedRow(
        sale.timestampMs(),
        text(sale.itemId()),
        encoded(sale.saleId().orElseThrow()),
        text(sale.itemName().orElse("")),
        sale.itemSold());
  }

  private ByteBuffer text(String value) {
    return texts.computeIfAbsent(value, EncodedBatches::encoded);
  }

  private static ByteBuffer encoded(String value) {
    return ByteBuffer.wrap(value.getBytes(UTF_8));
  }
}
