package com.objectstream.sales.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProduceProgressTest {
  private static final long ONE_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final ProduceProgress progress = new ProduceProgress(OptionalLong.of(1_000_000));

  @Test
  void showsTheRateSinceTheLineBefore() {
    assertThat(progress.line(21_500, ONE_SECOND))
        .contains("produced 21,500 of 1,000,000, 21,500/s");
    assertThat(progress.line(120_000, 2 * ONE_SECOND))
        .contains("produced 120,000 of 1,000,000, 98,500/s");
  }

  @Test
  void showsNoTotalThatIsNotKnown() {
    assertThat(new ProduceProgress(OptionalLong.empty()).line(3_108, 2 * ONE_SECOND))
        .contains("produced 3,108, 1,554/s");
  }

  @Test
  void tellsAStandstillOnce() {
    progress.line(10, ONE_SECOND);

    assertThat(progress.line(10, 2 * ONE_SECOND)).contains("produced 10 of 1,000,000, 0/s");
    assertThat(progress.line(10, 3 * ONE_SECOND)).isEmpty();
    assertThat(progress.line(15, 4 * ONE_SECOND)).contains("produced 15 of 1,000,000, 5/s");
  }
}
