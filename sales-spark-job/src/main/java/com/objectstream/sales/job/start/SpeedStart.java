package com.objectstream.sales.job.start;

import com.objectstream.sales.job.cassandra.TableWatch;
import com.objectstream.sales.job.cassandra.TotalsTable;
import com.objectstream.sales.job.checkpoint.CheckpointFiles;
import com.objectstream.sales.job.checkpoint.CheckpointLock;
import com.objectstream.sales.job.checkpoint.CheckpointProgress;
import com.objectstream.sales.job.kafka.SourceTopic;
import com.objectstream.sales.job.stream.BatchGuard;
import com.objectstream.sales.job.totals.speed.SpeedOptions;
import com.objectstream.sales.job.totals.speed.TotalsStream;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.SparkSession;

/**
 * A speed layer whose checks have passed. It has the checkpoint for itself until it is closed, or
 * the process ends.
 *
 * @param checkpoint where Spark remembers what was done
 * @param progress how far the checkpoint was at the start
 * @param statePartitions of the checkpoint
 * @param source the topic at the start
 * @param table the table at the start
 */
public record SpeedStart(
    SpeedOptions options,
    CheckpointFiles checkpoint,
    CheckpointProgress progress,
    int statePartitions,
    SourceTopic source,
    TotalsTable table,
    CheckpointLock lock)
    implements AutoCloseable {

  /**
   * Begins to write totals.
   *
   * @throws TimeoutException if Spark does not start the query in time
   */
  public TotalsStream begin(SparkSession spark) throws TimeoutException {
    var watch = new TableWatch(options.cassandra(), table, options.retryDeadline());
    var guard =
        new BatchGuard(
            options.source(), source, Map.of(), options.onDataLoss(), watch, checkpoint, lock);
    return new TotalsStream(spark, options, checkpoint.toString(), statePartitions, table, guard);
  }

  /** Lets another have the checkpoint. */
  @Override
  public void close() {
    lock.close();
  }
}
