package com.objectstream.sales.job.start;

import com.objectstream.sales.job.cassandra.StoredTable;
import com.objectstream.sales.job.checkpoint.CheckpointFiles;
import com.objectstream.sales.job.checkpoint.CheckpointLock;
import com.objectstream.sales.job.checkpoint.CheckpointProgress;
import com.objectstream.sales.job.kafka.SourceTopic;
import com.objectstream.sales.job.stream.JobOptions;

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

  /** Lets another job have the checkpoint. */
  @Override
  public void close() {
    lock.close();
  }
}
