package com.objectstream.sales.job.batch;

import com.objectstream.sales.transform.Origin;
import com.objectstream.sales.transform.SourceColumns;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.StructType;

/** Reads records of Kafka as Spark's source holds them, by position. */
public final class RecordColumns implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long MICROS_PER_MILLI = 1_000;
  private static final int HEADER_FIELDS = 2;

  private final int value;
  private final int topic;
  private final int partition;
  private final int offset;
  private final int timestamp;
  private final int headers;

  public RecordColumns(StructType records) {
    value = records.fieldIndex(SourceColumns.VALUE);
    topic = records.fieldIndex(SourceColumns.TOPIC);
    partition = records.fieldIndex(SourceColumns.PARTITION);
    offset = records.fieldIndex(SourceColumns.OFFSET);
    timestamp = records.fieldIndex(SourceColumns.TIMESTAMP);
    headers = records.fieldIndex(SourceColumns.HEADERS);
  }

  public boolean hasValue(InternalRow record) {
    return !record.isNullAt(value);
  }

  public int partition(InternalRow record) {
    return record.getInt(partition);
  }

  public long offset(InternalRow record) {
    return record.getLong(offset);
  }

  public byte[] value(InternalRow record) {
    return record.getBinary(value);
  }

  /** Where the value was read first: here, if its headers do not tell of another place. */
  public Origin origin(InternalRow record) {
    return Origin.of(headers(record))
        .orElseGet(
            () ->
                Origin.itself(
                    record.getUTF8String(topic).toString(), partition(record), offset(record)));
  }

  /** Microseconds: the time of the record, but never later than now. */
  public long writeTimestamp(InternalRow record) {
    long millis = Math.floorDiv(record.getLong(timestamp), MICROS_PER_MILLI);
    return Math.min(millis, System.currentTimeMillis()) * MICROS_PER_MILLI;
  }

  private Map<String, String> headers(InternalRow record) {
    if (record.isNullAt(headers)) {
      return Map.of();
    }
    var texts = new HashMap<String, String>();
    ArrayData all = record.getArray(headers);
    for (int i = 0; i < all.numElements(); i++) {
      InternalRow header = all.getStruct(i, HEADER_FIELDS);
      if (!header.isNullAt(1)) {
        texts.put(
            header.getUTF8String(0).toString(),
            new String(header.getBinary(1), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }
}
