package com.objectstream.sales.local.bench.delay;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.local.bench.delay.BatchTimes.PartFigures;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchTimesTest {
  private final List<Map<BatchPart, Long>> batches = new ArrayList<>();

  @Test
  void tellsTheShareOfEachPartAndWhatTheSlowestBatchesWaitedFor() {
    for (int i = 0; i < 39; i++) {
      batches.add(batch(20, 10));
    }
    batches.add(batch(20, 90));

    BatchTimes times = BatchTimes.of(batches);

    assertThat(times.batches()).isEqualTo(40);
    assertThat(times.parts())
        .hasSize(10)
        .contains(
            new PartFigures("task", 20, 20 / 32.0, 20, 20, 20),
            new PartFigures("commit_offsets", 12, 12 / 32.0, 10, 90, 50),
            new PartFigures("planning", 0, 0, 0, 0, 0))
        .last()
        .isEqualTo(new PartFigures("all", 32, 1, 30, 110, 70));
  }

  @Test
  void showsThemAsATable() {
    batches.add(batch(30, 10));

    assertThat(BatchTimes.of(batches).lines())
        .containsExactly(
            "",
            "where 1 micro-batches spent that time:",
            "part of a micro-batch                        mean ms  share  p50 ms  p99 ms  mean of slowest 5 %",
            "-------------------------------------------  -------  -----  ------  ------  -------------------",
            "Kafka is asked for its ends (latestOffset)       0.0    0 %       0       0                  0.0",
            "checkpoint: offsets (walCommit)                  0.0    0 %       0       0                  0.0",
            "planning (getBatch, queryPlanning)               0.0    0 %       0       0                  0.0",
            "addBatch before and after the Spark job          0.0    0 %       0       0                  0.0",
            "Spark job before and after its longest task      0.0    0 %       0       0                  0.0",
            "longest task: read, parse, write                30.0   75 %      30      30                 30.0",
            "checkpoint: commit (commitOffsets)              10.0   25 %      10      10                 10.0",
            "the rest of the trigger                          0.0    0 %       0       0                  0.0",
            "until the next trigger                           0.0    0 %       0       0                  0.0",
            "all                                             40.0  100 %      40      40                 40.0");
  }

  @Test
  void showsNothingOfNoBatches() {
    assertThat(BatchTimes.of(batches)).isEqualTo(BatchTimes.NONE);
    assertThat(BatchTimes.NONE.lines()).isEmpty();
  }

  private static Map<BatchPart, Long> batch(long task, long commit) {
    var parts = new EnumMap<BatchPart, Long>(BatchPart.class);
    for (BatchPart part : BatchPart.values()) {
      parts.put(part, 0L);
    }
    parts.put(BatchPart.TASK, task);
    parts.put(BatchPart.COMMIT_OFFSETS, commit);
    return parts;
  }
}
