package com.objectstream.sales.job.cassandra;

import java.io.Serializable;
import java.time.Duration;

/**
 * How much a task writes at once.
 *
 * @param batchRows most rows of one Cassandra partition sent as one batch
 * @param batchBytes most bytes of values in a batch; a larger row goes alone
 * @param bufferBytes most bytes of rows that wait in a task for others of their partition, or
 *     {@link #OF_HEAP}
 * @param inFlight most batches a task has sent and not yet seen acknowledged
 * @param retryDeadline how long a batch that Cassandra does not take is tried again
 */
public record WriteLimits(
    int batchRows, int batchBytes, int bufferBytes, int inFlight, Duration retryDeadline)
    implements Serializable {

  /** An eighth of the heap of the JVM that writes, shared by its cores. */
  public static final int OF_HEAP = 0;

  private static final int HEAP_SHARE = 8;

  /** What suits a newcomer; the options of the job say why. */
  public static final WriteLimits DEFAULT =
      new WriteLimits(500, 256 * 1024, OF_HEAP, 8, Duration.ofMinutes(2));

  /** The bytes that {@link #bufferBytes} stands for in this JVM. */
  public int bufferBytesHere() {
    if (bufferBytes != OF_HEAP) {
      return bufferBytes;
    }
    Runtime jvm = Runtime.getRuntime();
    long share = jvm.maxMemory() / HEAP_SHARE / jvm.availableProcessors();
    return (int) Math.min(share, Integer.MAX_VALUE);
  }
}
