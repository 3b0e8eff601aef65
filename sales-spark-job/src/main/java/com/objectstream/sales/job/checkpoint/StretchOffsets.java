package com.objectstream.sales.job.checkpoint;

import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * What a stretch is in offsets. They are looked up once and then belong to the checkpoint: what
 * comes to the topic later changes nothing.
 *
 * @param begins offset by partition of the first record
 * @param ends offset by partition behind the last record, of the same partitions
 */
public record StretchOffsets(
    Stretch stretch, SortedMap<Integer, Long> begins, SortedMap<Integer, Long> ends) {

  /** The offset of a partition, moved into the stretch; a partition that came later has none. */
  public long within(int partition, long offset) {
    return Math.min(
        Math.max(offset, begins.getOrDefault(partition, 0L)), ends.getOrDefault(partition, 0L));
  }

  /** {@code partition 0: 42 to 99, …}, for people. */
  @Override
  public String toString() {
    return begins.keySet().stream()
        .map(p -> "partition %d: %d to %d".formatted(p, begins.get(p), ends.get(p)))
        .collect(Collectors.joining(", "));
  }
}
