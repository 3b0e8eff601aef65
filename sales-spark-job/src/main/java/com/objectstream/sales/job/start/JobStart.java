package com.objectstream.sales.job.start;

import com.objectstream.sales.command.KafkaConnection;
import com.objectstream.sales.job.cassandra.CassandraTarget;
import com.objectstream.sales.job.cassandra.StoredTable;
import com.objectstream.sales.job.cassandra.TableWatch;
import com.objectstream.sales.job.cassandra.write.CassandraSink;
import com.objectstream.sales.job.checkpoint.CheckpointFiles;
import com.objectstream.sales.job.checkpoint.CheckpointLock;
import com.objectstream.sales.job.checkpoint.CheckpointProgress;
import com.objectstream.sales.job.kafka.SourceTopic;
import com.objectstream.sales.job.reject.RejectSink;
import com.objectstream.sales.job.stream.BatchGuard;
import com.objectstream.sales.job.stream.JobOptions;
import com.objectstream.sales.job.stream.SalesStream;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.SparkSession;

/**
 * A job whose checks have passed. It has the checkpoint for itself until it is closed, or the
 * process ends.
 *
 * @param checkpoint where Spark remembers what was done
 * @param progress how far the checkpoint was at the start
 * @param source the topic at the start
 * @param table the table at the start
 */
public record JobStart(
    JobOptions options,
    CheckpointFiles checkpoint,
    CheckpointProgress progress,
    SourceTopic source,
    StoredTable table,
    CheckpointLock lock)
    implements AutoCloseable {

  /**
   * Begins to store sales.
   *
   * @throws TimeoutException if Spark does not start the query in time
   */
  public SalesStream begin(SparkSession spark) throws TimeoutException {
    KafkaConnection kafka = options.source().kafka();
    CassandraTarget target = options.target();
    var watch = new TableWatch(target, table, options.retryDeadline());
    var sales =
        new CassandraSink.Target(
            target.cassandra(), table.columns(), options.limits(), options.source().topic());
    var rejects = new RejectSink.Target(kafka, options.dlqTopic(), options.retryDeadline());
    var guard =
        new BatchGuard(
            options.source(), source, options.dlqTopic(), options.onDataLoss(), watch, checkpoint);
    return new SalesStream(
        spark, options, checkpoint.toString(), new SalesStream.Sinks(sales, rejects), guard);
  }

  /** Lets another job have the checkpoint. */
  @Override
  public void close() {
    lock.close();
  }
}
