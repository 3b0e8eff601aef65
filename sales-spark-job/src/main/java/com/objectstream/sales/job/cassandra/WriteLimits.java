package com.objectstream.sales.job.cassandra;

import java.io.Serializable;
import java.time.Duration;

/**
 * How much a task writes at once.
 *
 * @param batchRows most rows of one Cassandra partition sent as one batch
 * @param batchBytes most bytes of values in a batch; a larger row goes alone
 * @param bufferBytes most bytes of rows that wait in a task for others of their partition
 * @param inFlight most batches a task has sent and not yet seen acknowledged
 * @param retryDeadline how long a batch that Cassandra does not take is tried again
 */
public record WriteLimits(
    int batchRows, int batchBytes, int bufferBytes, int inFlight, Duration retryDeadline)
    implements Serializable {

  /** What suits a newcomer; the options of the job say why. */
  public static final WriteLimits DEFAULT =
      new WriteLimits(500, 256 * 1024, 32 * 1024 * 1024, 8, Duration.ofMinutes(2));
}
