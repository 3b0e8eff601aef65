package com.objectstream.sales.job.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.job.batch.BatchResult;
import com.objectstream.sales.job.batch.TimeHistogram;
import com.objectstream.sales.job.metrics.CommittedTotals;
import com.objectstream.sales.job.metrics.CommittedTotals.LastBatch;
import com.objectstream.sales.job.metrics.JobState;
import com.objectstream.sales.job.metrics.PartitionLag;
import com.objectstream.sales.job.page.History.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the plots show: fifteen minutes, and no more however long the job runs. */
class HistoryTest {
  private static final Instant NOON = Instant.parse("2018-06-29T12:00:00Z");
  private static final long NOON_MS = NOON.toEpochMilli();

  private final History history = new History();

  @Test
  void tellsTheDelaysOfTheRowsSinceTheSampleBefore() {
    CommittedTotals one = batch(CommittedTotals.NONE, 0, 20, 100);
    history.add(state(0, CommittedTotals.NONE));
    history.add(state(1, one));
    history.add(state(2, one));
    history.add(state(3, batch(one, 1, 2_000, 1)));

    assertThat(history.since(Long.MIN_VALUE))
        .containsExactly(
            new Sample(NOON_MS, 0, 0, 7L, null, null, null),
            new Sample(NOON_MS + 1_000, 100, 100, 7L, 0.0175, 0.02485, 0.4),
            new Sample(NOON_MS + 2_000, 100, 100, 7L, null, null, null),
            new Sample(NOON_MS + 3_000, 101, 101, 7L, 1.75, 2.485, 0.4));
  }

  @Test
  void givesWhatCameAfterATime() {
    history.add(state(0, CommittedTotals.NONE));
    history.add(state(1, CommittedTotals.NONE));

    assertThat(history.since(NOON_MS)).extracting(Sample::at).containsExactly(NOON_MS + 1_000);
    assertThat(history.since(NOON_MS + 1_000)).isEmpty();
  }

  @Test
  void keepsFifteenMinutes() {
    for (int second = 0; second < 5_000; second++) {
      history.add(state(second, CommittedTotals.NONE));
    }

    assertThat(history.since(Long.MIN_VALUE))
        .hasSize(900)
        .last()
        .extracting(Sample::at)
        .isEqualTo(NOON_MS + 4_999_000);
  }

  private static CommittedTotals batch(CommittedTotals before, long id, long delayMs, int rows) {
    var delays = TimeHistogram.ofDelays();
    for (int i = 0; i < rows; i++) {
      delays.add(delayMs);
    }
    BatchResult result =
        BatchResult.ofRead(rows, 0, new TreeMap<>()).plus(BatchResult.ofStored(rows, delays));
    return before.plus(result, new LastBatch(id, NOON, Duration.ofMillis(400)));
  }

  private static JobState state(long second, CommittedTotals totals) {
    return new JobState(
        NOON.plusSeconds(second),
        JobState.Phase.RUNNING,
        "",
        totals,
        new TreeMap<>(Map.of(0, new PartitionLag(0, OptionalLong.of(7), OptionalDouble.of(1)))),
        new JobState.Retries(0, 0),
        new JobState.Waiting(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(2)),
        new JobState.Trend(0, OptionalDouble.empty(), Duration.ZERO),
        Duration.ZERO);
  }
}
