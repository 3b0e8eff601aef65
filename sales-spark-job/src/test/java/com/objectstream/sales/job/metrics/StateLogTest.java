package com.objectstream.sales.job.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.job.metrics.Verdict.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StateLogTest {
  private final StateLog log = new StateLog();

  @Test
  void tellsAChangeOnceWhenItLasts() {
    assertThat(saw(Kind.KEEPING_UP, 0)).isFalse();
    assertThat(saw(Kind.KEEPING_UP, 5)).isTrue();
    assertThat(saw(Kind.KEEPING_UP, 6)).isFalse();
    assertThat(saw(Kind.BEHIND, 7)).isFalse();
    assertThat(saw(Kind.KEEPING_UP, 8)).isFalse();
    assertThat(saw(Kind.KEEPING_UP, 20)).isFalse();
  }

  @Test
  void tellsAtOnceThatItWaitsOrStopped() {
    assertThat(saw(Kind.WAITING_FOR_CASSANDRA, 0)).isTrue();
    assertThat(saw(Kind.WAITING_FOR_KAFKA, 0)).isTrue();
    assertThat(saw(Kind.STOPPED, 0)).isTrue();
  }

  private boolean saw(Kind kind, long seconds) {
    return log.saw(new Verdict(kind, kind.name(), ""), Duration.ofSeconds(seconds));
  }
}
