package com.objectstream.sales.job.kafka.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Which Kafka partitions a task reads. */
class OffsetRangeTest {
  @Test
  void givesEachTaskTheSamePartitionsInEachBatch() {
    assertThat(partitions(OffsetRange.grouped(ranges(10, 11, 12, 13, 14), 2)))
        .containsExactly(List.of(0, 2, 4), List.of(1, 3));
    assertThat(partitions(OffsetRange.grouped(ranges(14, 10, 13, 11, 12), 2)))
        .containsExactly(List.of(0, 2, 4), List.of(1, 3));
  }

  @Test
  void balancesWhatWouldBeUneven() {
    assertThat(partitions(OffsetRange.grouped(ranges(1_000, 1, 900, 1), 2)))
        .containsExactly(List.of(0), List.of(2, 1, 3));
  }

  @Test
  void makesNoTaskWithoutARange() {
    var only = new OffsetRange(new TopicPartition("item_sales", 6), 0, 10);

    assertThat(OffsetRange.grouped(List.of(only), 4)).containsExactly(List.of(only));
  }

  private static List<OffsetRange> ranges(long... sizes) {
    return IntStream.range(0, sizes.length)
        .mapToObj(p -> new OffsetRange(new TopicPartition("item_sales", p), 5, 5 + sizes[p]))
        .toList();
  }

  private static List<List<Integer>> partitions(List<List<OffsetRange>> groups) {
    return groups.stream()
        .map(group -> group.stream().map(range -> range.partition().partition()).toList())
        .toList();
  }
}
