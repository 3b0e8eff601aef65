package com.objectstream.sales.job.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.job.metrics.JobState.Trend;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TrendWindowTest {
  private final TrendWindow window = new TrendWindow();

  @Test
  void reckonsLinesOverTenSecondsAndTheLagOverAMinute() {
    for (int second = 0; second < 100; second++) {
      add(second, 50L * second, 10_000 - 30L * second);
    }

    assertThat(add(100, 5_000, 7_000))
        .isEqualTo(new Trend(50, OptionalDouble.of(30), Duration.ofMinutes(1)));
  }

  @Test
  void evensOutBatchesThatComeInSteps() {
    Trend trend = add(0, 0, 60_000);
    for (int second = 1; second <= 60; second++) { // 5,000 a batch of 5 s, 500 a second come in
      long done = 5_000L * (second / 5);
      trend = add(second, done, 60_000 + 500L * second - done);
    }

    assertThat(trend.catchUpPerSecond()).hasValue(500);
  }

  @Test
  void tellsNoTrendOfTheLagBeforeTenSeconds() {
    add(0, 0, 100);

    assertThat(add(9, 900, 0))
        .isEqualTo(new Trend(100, OptionalDouble.empty(), Duration.ofSeconds(9)));
  }

  @Test
  void beginsAnewWhereTheLagWasNotKnown() {
    add(0, 0, 100);
    window.add(Duration.ofSeconds(20), 0, OptionalLong.empty());

    assertThat(add(40, 0, 0)).isEqualTo(Trend.NONE);
  }

  private Trend add(long seconds, long lines, long lag) {
    return window.add(Duration.ofSeconds(seconds), lines, OptionalLong.of(lag));
  }
}
