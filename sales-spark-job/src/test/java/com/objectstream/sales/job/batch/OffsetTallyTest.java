package com.objectstream.sales.job.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OffsetTallyTest {
  private final OffsetTally tally = new OffsetTally();

  @Test
  void tellsFirstAndLastOffsetOfEachPartition() {
    tally.count(1, 40);
    tally.count(1, 41);
    tally.count(0, 7);
    tally.count(1, 43);

    assertThat(tally.offsets())
        .isEqualTo(Map.of(0, new ReadOffsets(7, 7, 1), 1, new ReadOffsets(40, 43, 3)));
  }

  @Test
  void tellsNothingOfATaskWithoutRecords() {
    assertThat(tally.offsets()).isEmpty();
  }
}
