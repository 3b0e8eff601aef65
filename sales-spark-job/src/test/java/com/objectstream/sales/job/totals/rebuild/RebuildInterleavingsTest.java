package com.objectstream.sales.job.totals.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever the order of sales, marks, rebuilds and kills, with clocks up to a minute apart: no
 * change is forgotten at any moment, and the last rebuild is exact.
 */
class RebuildInterleavingsTest {
  private static final long FIRST_SEED = Long.getLong("totals.seed", System.nanoTime());
  private static final int SCHEDULES = 3_000;

  @Test
  void forgetsNoChange() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + SCHEDULES; seed++) {
      Optional<String> problem = new RebuildSchedule(seed, Duration.ofMinutes(1)).run();

      assertThat(problem).as("-Dtotals.seed=" + seed).isEmpty();
    }
  }

  @Test
  void wouldForgetSomeIfItTrustedTheClocks() {
    assertThat(
            LongStream.range(0, SCHEDULES)
                .mapToObj(seed -> new RebuildSchedule(seed, Duration.ofSeconds(30)).run())
                .anyMatch(Optional::isPresent))
        .as("one of the schedules shows that the difference of clocks matters")
        .isTrue();
  }
}
