package com.objectstream.sales.local.bench.contender;

import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.objectstream.sales.model.SaleColumns;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Rows of one partition, their values encoded as the native protocol wants them.
 *
 * @param storeId of all rows
 * @param day of all rows
 */
record EncodedBatch(ByteBuffer storeId, ByteBuffer day, List<EncodedRow> rows) {

  /**
   * @param itemName empty if it is to stay unset
   */
  record EncodedRow(
      long timestampMs, ByteBuffer itemId, ByteBuffer saleId, ByteBuffer itemName, int itemSold) {}

  /** What {@link #statement} binds. */
  static String insert(String table) {
    return "INSERT INTO %s (%s, %s, %s, %s, %s, %s, %s) VALUES (?, ?, ?, ?, ?, ?, ?)"
        .formatted(
            table,
            SaleColumns.STORE_ID,
            SaleColumns.TIMESTAMP_DT,
            SaleColumns.TIMESTAMP_MS,
            SaleColumns.ITEM_ID,
            SaleColumns.SALE_ID,
            SaleColumns.ITEM_SOLD,
            SaleColumns.ITEM_NAME);
  }

  /** The batch as the driver sends it. */
  BatchStatement statement(PreparedStatement insert) {
    BatchStatementBuilder batch = BatchStatement.builder(BatchType.UNLOGGED);
    for (EncodedRow row : rows) {
      BoundStatementBuilder bound =
          insert
              .boundStatementBuilder()
              .setBytesUnsafe(0, storeId)
              .setBytesUnsafe(1, day)
              .setBytesUnsafe(2, ByteBuffer.allocate(Long.BYTES).putLong(0, row.timestampMs))
              .setBytesUnsafe(3, row.itemId)
              .setBytesUnsafe(4, row.saleId)
              .setBytesUnsafe(5, ByteBuffer.allocate(Integer.BYTES).putInt(0, row.itemSold));
      if (row.itemName.hasRemaining()) {
        bound = bound.setBytesUnsafe(6, row.itemName);
      }
      batch.addStatement(bound.build());
    }
    return batch.build();
  }
}
