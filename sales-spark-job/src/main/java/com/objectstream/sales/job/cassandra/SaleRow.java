package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.objectstream.sales.job.cassandra.SaleTable.TargetColumn;
import com.objectstream.sales.transform.RejectColumns;
import com.objectstream.sales.transform.SourceColumns;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/** Reads rows of parsed lines by position, as one task sees them. */
final class SaleRow implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<TargetColumn> columns;
  private final int[] ordinals;
  private final int line;
  private final int reason;
  private final int timestamp;

  SaleRow(StructType lines, SaleTable table) {
    columns = table.columns();
    ordinals = columns.stream().mapToInt(column -> lines.fieldIndex(column.name())).toArray();
    line = lines.fieldIndex(SourceColumns.LINE);
    reason = lines.fieldIndex(RejectColumns.REASON);
    timestamp = lines.fieldIndex(SourceColumns.TIMESTAMP);
  }

  boolean isSkipped(InternalRow row) {
    return row.isNullAt(line);
  }

  boolean isReject(InternalRow row) {
    return !row.isNullAt(reason);
  }

  /** The values in the order of the table's columns; null for one that is to stay unset. */
  ByteBuffer[] values(InternalRow row) {
    var values = new ByteBuffer[ordinals.length];
    for (int i = 0; i < values.length; i++) {
      if (!row.isNullAt(ordinals[i])) {
        values[i] = columns.get(i).kind().encode(row, ordinals[i]);
      }
    }
    return values;
  }

  /** Microseconds: the time of the Kafka record, but never later than now. */
  long writeTimestamp(InternalRow row) {
    long millis = Math.floorDiv(row.getLong(timestamp), ColumnKind.MICROS_PER_MILLI);
    return Math.min(millis, System.currentTimeMillis()) * ColumnKind.MICROS_PER_MILLI;
  }

  static BoundStatement bind(PreparedStatement insert, ByteBuffer[] values, long writeTimestamp) {
    BoundStatementBuilder row = insert.boundStatementBuilder();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        row.setBytesUnsafe(i, values[i]);
      }
    }
    return row.setLong(values.length, writeTimestamp).build();
  }
}
