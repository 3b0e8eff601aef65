package com.objectstream.sales.job.kafka;

import com.objectstream.sales.command.failure.Counted;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Offsets of one partition that Kafka deleted before they were read.
 *
 * @param from first of them
 * @param to last of them
 */
public record OffsetGap(int partition, long from, long to) {

  /**
   * The gaps between where reading would go on and what is still there. A partition that was added
   * later is read from 0.
   *
   * @param next offset by partition
   * @param begins first offset by partition that is still there
   */
  public static List<OffsetGap> between(
      SortedMap<Integer, Long> next, SortedMap<Integer, Long> begins) {
    return begins.entrySet().stream()
        .map(
            begin ->
                new OffsetGap(
                    begin.getKey(), next.getOrDefault(begin.getKey(), 0L), begin.getValue() - 1))
        .filter(gap -> gap.from <= gap.to)
        .toList();
  }

  /** That the job cannot go on over these gaps, as a sentence. */
  public static String refused(String topic, List<OffsetGap> gaps) {
    return "topic %s lost records before they were read, %s: lengthen its retention, and go on without them by --on-data-loss skip"
        .formatted(topic, gaps.stream().map(OffsetGap::toString).collect(Collectors.joining("; ")));
  }

  /** That the job went on over this gap, as a sentence. */
  public String skipped(String topic) {
    return "topic %s lost records before they were read, %s: skipped".formatted(topic, this);
  }

  /** What of this gap lies between two offsets, the second one excluded; may be nothing. */
  public OffsetGap within(long first, long end) {
    return new OffsetGap(partition, Math.max(from, first), Math.min(to, end - 1));
  }

  /** How many offsets; of a topic that is compacted or written in transactions, fewer records. */
  public long count() {
    return to - from + 1;
  }

  @Override
  public String toString() {
    return "partition %d offsets %d..%d (%s)"
        .formatted(partition, from, to, Counted.of(count(), "record"));
  }
}
