package com.objectstream.sales.job.cassandra.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

  @RepeatedTest(100)
  void doublesThePauseUpToTheLongestAndVariesItByHalf(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());

    assertThat(BACKOFF.pause(1, random)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
    assertThat(BACKOFF.pause(3, random)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
    assertThat(BACKOFF.pause(500, random))
        .isBetween(Duration.ofMillis(2_500), Duration.ofSeconds(5));
  }

  @Test
  void givesTasksThatFailTogetherDifferentPauses() {
    var random = new Random(1);

    assertThat(BACKOFF.pause(5, random)).isNotEqualTo(BACKOFF.pause(5, random));
  }
}
