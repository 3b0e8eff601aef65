package com.objectstream.sales.job.kafka.source;

import com.objectstream.sales.transform.source.RejectHeaders;
import com.objectstream.sales.transform.source.SourcePosition;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.sql.execution.datasources.v2.DataSourceRDD;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A record of Kafka as the engine holds it: a row whose values are made only if somebody asks for a
 * column. A task of the job takes the record itself. One object serves all records of a task, so it
 * is good until the next one.
 */
public final class KafkaRecord extends GenericInternalRow {
  private static final long serialVersionUID = 1L;
  private static final int COLUMNS = 8;
  private static final long MICROS_PER_MILLI = 1_000;

  private transient ConsumerRecord<byte[], byte[]> record;

  KafkaRecord() {
    super(new Object[COLUMNS]);
  }

  /** A record that stays. */
  public static KafkaRecord of(ConsumerRecord<byte[], byte[]> record) {
    var row = new KafkaRecord();
    row.set(record);
    return row;
  }

  void set(ConsumerRecord<byte[], byte[]> next) {
    record = next;
  }

  /**
   * The records of a batch below Spark's conversion of rows, where it has counted them already.
   *
   * @param batch as {@link KafkaSource} gives it to a function of {@code foreachBatch}
   */
  @SuppressWarnings("unchecked") // that source reads nothing else
  public static RDD<KafkaRecord> of(Dataset<Row> batch) {
    // What the query has planned already; to plan the function's own view of it takes milliseconds
    RDD<?> rdd =
        batch.queryExecution().analyzed() instanceof LogicalRDD planned
            ? planned.rdd()
            : batch.queryExecution().toRdd();
    RDD<?> below = rdd.dependencies().head().rdd();
    while (!(below instanceof DataSourceRDD)) {
      rdd = below;
      below = rdd.dependencies().head().rdd();
    }
    return (RDD<KafkaRecord>) rdd;
  }

  public String topic() {
    return record.topic();
  }

  public int partition() {
    return record.partition();
  }

  public long offset() {
    return record.offset();
  }

  /** Its own, epoch milliseconds as a rule; a record may have none (-1), or another unit. */
  public long timestamp() {
    return record.timestamp();
  }

  /** Null if it has none. */
  public byte[] key() {
    return record.key();
  }

  public boolean hasValue() {
    return record.value() != null;
  }

  public byte[] value() {
    return record.value();
  }

  /** Where its first line was read first: what its headers tell, or else here. */
  public SourcePosition firstPosition() {
    var here = SourcePosition.ofRecord(topic(), partition(), offset(), timestamp());
    return RejectHeaders.firstPosition(here, name -> lastHeader(record, name));
  }

  /** Null if there is none, as Kafka and {@link RejectHeaders} have it. */
  public static byte[] lastHeader(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : header.value();
  }

  @Override
  public Object genericGet(int column) {
    return switch (column) {
      case 0 -> key();
      case 1 -> value();
      case 2 -> UTF8String.fromString(topic());
      case 3 -> partition();
      case 4 -> offset();
      case 5 -> micros();
      case 6 -> record.timestampType().id;
      case 7 -> headers();
      default -> throw new IndexOutOfBoundsException(column);
    };
  }

  /** A column of a time cannot hold each time of a record: what is too large is the latest. */
  private long micros() {
    long limit = Long.MAX_VALUE / MICROS_PER_MILLI;
    return Math.max(-limit, Math.min(limit, timestamp())) * MICROS_PER_MILLI;
  }

  private ArrayData headers() {
    Header[] all = record.headers().toArray();
    if (all.length == 0) {
      return null;
    }
    var rows = new Object[all.length];
    for (int i = 0; i < all.length; i++) {
      rows[i] =
          new GenericInternalRow(
              new Object[] {UTF8String.fromString(all[i].key()), all[i].value()});
    }
    return new GenericArrayData(rows);
  }

  /** A row that stays. */
  @Override
  public GenericInternalRow copy() {
    var values = new Object[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      values[i] = genericGet(i);
    }
    return new GenericInternalRow(values);
  }
}
