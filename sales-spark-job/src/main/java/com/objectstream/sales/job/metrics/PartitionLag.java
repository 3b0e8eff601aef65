package com.objectstream.sales.job.metrics;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How far behind the job is in one partition of Kafka.
 *
 * @param committed offset with which it goes on after the last committed batch
 * @param end offset that the next record gets, not below the committed one; empty while Kafka does
 *     not tell
 * @param seconds age of the oldest record that is not committed; empty while it is not known
 */
public record PartitionLag(long committed, OptionalLong end, OptionalDouble seconds) {

  /** Records that are not committed; empty while Kafka does not tell. */
  public OptionalLong records() {
    return end.isPresent() ? OptionalLong.of(end.getAsLong() - committed) : OptionalLong.empty();
  }
}
