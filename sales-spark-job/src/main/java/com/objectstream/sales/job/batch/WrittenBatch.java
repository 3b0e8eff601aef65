package com.objectstream.sales.job.batch;

import java.io.Serializable;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A batch, or a part of it, whose sales are stored.
 *
 * @param account of its lines; the rejected ones are not yet in the dead letter topic
 * @param offsets that were read, by Kafka partition
 */
public record WrittenBatch(BatchAccount account, SortedMap<Integer, ReadOffsets> offsets)
    implements Serializable {

  /** Nothing read. */
  public static final WrittenBatch EMPTY = new WrittenBatch(BatchAccount.EMPTY, new TreeMap<>());

  /** Both together. */
  public WrittenBatch plus(WrittenBatch other) {
    var both = new TreeMap<>(offsets);
    other.offsets.forEach((partition, read) -> both.merge(partition, read, ReadOffsets::plus));
    return new WrittenBatch(account.plus(other.account), both);
  }

  /** The offsets for a log, {@code 0: 120-619, 1: 98-600}. */
  public String shownOffsets() {
    return offsets.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
