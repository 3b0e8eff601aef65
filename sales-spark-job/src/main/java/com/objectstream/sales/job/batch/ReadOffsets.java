package com.objectstream.sales.job.batch;

import java.io.Serializable;

/**
 * What was read of a Kafka partition.
 *
 * @param first offset
 * @param last offset
 * @param records as many as there are offsets, or fewer: markers of transactions and compacted
 *     records have offsets, too
 */
public record ReadOffsets(long first, long last, long records) implements Serializable {

  /** Both together. */
  public ReadOffsets plus(ReadOffsets other) {
    return new ReadOffsets(
        Math.min(first, other.first), Math.max(last, other.last), records + other.records);
  }

  @Override
  public String toString() {
    return first + "-" + last;
  }
}
