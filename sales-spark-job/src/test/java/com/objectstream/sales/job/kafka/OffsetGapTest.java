package com.objectstream.sales.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OffsetGapTest {
  @Test
  void liesBetweenTheNextOffsetAndTheFirstThatIsThere() {
    assertThat(OffsetGap.between(offsets(Map.of(0, 3L, 1, 5L)), offsets(Map.of(0, 10L, 1, 5L))))
        .containsExactly(new OffsetGap(0, 3, 9));
  }

  @Test
  void beginsAtZeroInAPartitionThatWasAdded() {
    assertThat(OffsetGap.between(offsets(Map.of(0, 3L)), offsets(Map.of(0, 0L, 1, 2L))))
        .containsExactly(new OffsetGap(1, 0, 1));
  }

  @Test
  void isCutToWhatABatchWouldHaveRead() {
    assertThat(new OffsetGap(0, 3, 9).within(5, 8)).isEqualTo(new OffsetGap(0, 5, 7));
    assertThat(new OffsetGap(0, 3, 9).within(10, 20).count()).isNotPositive();
  }

  @Test
  void namesPartitionAndOffsets() {
    assertThat(OffsetGap.refused("item_sales", List.of(new OffsetGap(2, 17, 1_016))))
        .isEqualTo(
            "topic item_sales lost records before they were read, partition 2 offsets 17..1016 (1,000"
                + " records): lengthen its retention, and go on without them by --on-data-loss skip");
  }

  private static TreeMap<Integer, Long> offsets(Map<Integer, Long> offsets) {
    return new TreeMap<>(offsets);
  }
}
