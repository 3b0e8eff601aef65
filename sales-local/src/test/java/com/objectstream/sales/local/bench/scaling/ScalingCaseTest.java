package com.objectstream.sales.local.bench.scaling;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.local.bench.site.SalePartition;
import com.objectstream.sales.producer.event.SaleGenerator;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingCaseTest {
  private static final int ROWS = 1_000_000;
  private static final int STRETCH = 10_000;

  @Test
  void casesChangeOneThingAtATime() {
    assertThat(ScalingCase.BY_CASSANDRA_PARTITIONS)
        .containsExactly(
            new ScalingCase(20, 1, 4, 1),
            new ScalingCase(100, 20, 4, 1),
            new ScalingCase(500, 100, 4, 1))
        .extracting(ScalingCase::cassandraPartitions)
        .containsExactly(20, 2_000, 50_000);
    assertThat(ScalingCase.BY_KAFKA_PARTITIONS_AND_ROWS)
        .containsExactly(
            new ScalingCase(20, 1, 1, 1),
            new ScalingCase(20, 1, 16, 1),
            new ScalingCase(20, 1, 4, 2),
            new ScalingCase(20, 1, 4, 4));
  }

  @ParameterizedTest
  @CsvSource({"0, 49000, 51000", "1, 400, 600", "2, 1, 50"})
  void aMillionRowsReachEveryPartitionAlike(int index, long fewest, long most) {
    ScalingCase scalingCase = ScalingCase.BY_CASSANDRA_PARTITIONS.get(index);

    Map<SalePartition, Long> rows =
        partitions(scalingCase, ROWS).collect(groupingBy(partition -> partition, counting()));

    assertThat(rows).hasSize(scalingCase.cassandraPartitions());
    LongSummaryStatistics spread =
        rows.values().stream().mapToLong(Long::longValue).summaryStatistics();
    assertThat(spread.getMin()).isBetween(fewest, most);
    assertThat(spread.getMax()).isBetween(fewest, most);
  }

  @Test
  void aStretchOfTheBacklogReachesAboutAsManyPartitionsAsItHasEvents() {
    assertThat(partitions(ScalingCase.MANY_PARTITIONS, STRETCH).distinct().count())
        .isGreaterThan(STRETCH * 9 / 10);
  }

  private static Stream<SalePartition> partitions(ScalingCase scalingCase, long events) {
    return new SaleGenerator(scalingCase.generator())
        .events(0, events)
        .map(event -> SalePartition.of(event.sale().orElseThrow()));
  }
}
