package com.objectstream.sales.job.batch;

import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the records that a task reads, which come partition by partition in order of offset. */
final class OffsetTally {
  private static final int NONE = -1;

  private final SortedMap<Integer, ReadOffsets> done = new TreeMap<>();
  private int partition = NONE;
  private long first;
  private long last;
  private long records;

  void count(int recordPartition, long offset) {
    if (recordPartition != partition) {
      keep();
      partition = recordPartition;
      first = offset;
      records = 0;
    }
    last = offset;
    records++;
  }

  /** What was read, by partition. */
  SortedMap<Integer, ReadOffsets> offsets() {
    keep();
    partition = NONE;
    return done;
  }

  private void keep() {
    if (partition != NONE) {
      done.merge(partition, new ReadOffsets(first, last, records), ReadOffsets::plus);
    }
  }
}
