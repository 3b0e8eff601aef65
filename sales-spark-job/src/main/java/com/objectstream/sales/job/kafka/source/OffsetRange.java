package com.objectstream.sales.job.kafka.source;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.sql.kafka010.KafkaOffsetRange;

/**
 * What a batch reads of one Kafka partition.
 *
 * @param from first offset
 * @param until offset behind the last
 */
record OffsetRange(TopicPartition partition, long from, long until) implements Serializable {
  /** How much longer than the mean the longest of some tasks may be. */
  private static final double MOST_UNEVEN = 1.5;

  static OffsetRange of(KafkaOffsetRange range) {
    return new OffsetRange(range.topicPartition(), range.fromOffset(), range.untilOffset());
  }

  long size() {
    return until - from;
  }

  /**
   * Ranges for so many tasks, none of them empty. Partition by partition in turn, so that a
   * consumer that was kept meets its partitions again; longest first to the shortest task where
   * that would be uneven.
   */
  static List<List<OffsetRange>> grouped(List<OffsetRange> ranges, int tasks) {
    List<List<OffsetRange>> inTurn = empty(tasks);
    ranges.forEach(range -> inTurn.get(range.partition.partition() % tasks).add(range));
    return filled(isEven(inTurn) ? inTurn : balanced(ranges, tasks));
  }

  private static List<List<OffsetRange>> balanced(List<OffsetRange> ranges, int tasks) {
    List<List<OffsetRange>> groups = empty(tasks);
    ranges.stream()
        .sorted(Comparator.comparingLong(OffsetRange::size).reversed())
        .forEach(
            range ->
                groups.stream().min(Comparator.comparingLong(OffsetRange::sum)).get().add(range));
    return groups;
  }

  private static boolean isEven(List<List<OffsetRange>> groups) {
    long all = groups.stream().mapToLong(OffsetRange::sum).sum();
    long longest = groups.stream().mapToLong(OffsetRange::sum).max().orElse(0);
    return longest <= MOST_UNEVEN * all / groups.size();
  }

  private static long sum(List<OffsetRange> ranges) {
    return ranges.stream().mapToLong(OffsetRange::size).sum();
  }

  private static List<List<OffsetRange>> empty(int tasks) {
    return IntStream.range(0, tasks)
        .<List<OffsetRange>>mapToObj(task -> new ArrayList<>())
        .toList();
  }

  private static List<List<OffsetRange>> filled(List<List<OffsetRange>> groups) {
    return groups.stream().filter(group -> !group.isEmpty()).toList();
  }
}
