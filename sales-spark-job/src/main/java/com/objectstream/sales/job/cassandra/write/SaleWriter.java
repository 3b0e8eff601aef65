package com.objectstream.sales.job.cassandra.write;

import com.datastax.spark.connector.cql.CassandraConnector;
import com.objectstream.sales.job.batch.RecordColumns;
import com.objectstream.sales.job.batch.WrittenBatch;
import com.objectstream.sales.job.cassandra.CassandraTarget;
import com.objectstream.sales.job.cassandra.SaleTable;
import com.objectstream.sales.job.cassandra.WriteLimits;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Stores the sales in the records of Kafka.
 *
 * <p>Each task groups its rows by Cassandra partition and sends them as single-partition unlogged
 * batches; it ends when the last one is acknowledged. Writing the same lines again leaves the same
 * cells: the key holds the sale's identity, and the write timestamp is that of the Kafka record.
 */
public final class SaleWriter implements Serializable {
  private static final long serialVersionUID = 1L;

  private final CassandraConnector connector;
  private final SaleTable table;
  private final ZoneId zone;
  private final WriteLimits limits;

  private SaleWriter(
      CassandraConnector connector, SaleTable table, ZoneId zone, WriteLimits limits) {
    this.connector = connector;
    this.table = table;
    this.zone = zone;
    this.limits = limits;
  }

  /**
   * A writer to this table, which is looked up once.
   *
   * @throws IllegalArgumentException if the table does not exist or does not fit a sale
   */
  public static SaleWriter to(
      CassandraTarget target, ZoneId zone, WriteLimits limits, SparkSession spark) {
    CassandraConnector connector = CassandraConnector.apply(spark.sparkContext().getConf());
    var patience = new Patience(limits.retryDeadline());
    SaleTable table = connector.jWithSessionDo(session -> patience.get(() -> target.find(session)));
    return new SaleWriter(connector, table, zone, limits);
  }

  /**
   * Parses the records of a batch, writes their sales and counts their lines.
   *
   * @param records as Spark's Kafka source gives them, with their headers
   */
  public WrittenBatch write(Dataset<Row> records) {
    var columns = new RecordColumns(records.schema());
    // The rows as the engine holds them: Dataset.foreachPartition would compile a deserializer in
    // each task and make objects of every row.
    return tasks(records.queryExecution().toRdd().toJavaRDD())
        .mapPartitions(rows -> List.of(writeAll(rows, columns)).iterator())
        .collect()
        .stream()
        .reduce(WrittenBatch.EMPTY, WrittenBatch::plus);
  }

  /**
   * On one machine, a task for each core instead of each Kafka partition: a task that has more rows
   * finds more of them that go together. On a cluster Spark sees by the tasks what it has to start.
   */
  private static JavaRDD<InternalRow> tasks(JavaRDD<InternalRow> rows) {
    SparkContext spark = rows.context();
    return spark.isLocal() ? rows.coalesce(spark.defaultParallelism()) : rows;
  }

  private WrittenBatch writeAll(Iterator<InternalRow> rows, RecordColumns columns) {
    return rows.hasNext()
        ? connector.jWithSessionDo(
            session -> writeAll(rows, new WriteTask(session, table, columns, zone, limits)))
        : WrittenBatch.EMPTY;
  }

  private static WrittenBatch writeAll(Iterator<InternalRow> rows, WriteTask task) {
    try {
      while (rows.hasNext()) {
        task.take(rows.next());
      }
      return task.finish();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the job was stopped while it wrote", e);
    }
  }
}
