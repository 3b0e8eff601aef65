package com.objectstream.sales.job.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.job.metrics.JobState.Phase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A supervisor starts a job again that has ended or hangs, and no other. */
class JobHealthTest {
  private static final Duration LONG = Duration.ofSeconds(301);

  @Test
  void isWellWhileItStartsOrRuns() {
    assertThat(JobHealth.illness(JobStates.running().phase(Phase.STARTING).state())).isEmpty();
    assertThat(JobHealth.illness(JobStates.running().behind(9, 4_000).state())).isEmpty();
    assertThat(JobHealth.illness(JobStates.running().stalled(Duration.ofMinutes(5)).state()))
        .isEmpty();
  }

  @Test
  void isIllWhenTheQueryHasEnded() {
    assertThat(JobHealth.illness(JobStates.running().ended("topic gone:\nmake it").state()))
        .contains("stopped: topic gone: make it");
  }

  @Test
  void isIllWithoutProgressForFiveMinutes() {
    assertThat(JobHealth.illness(JobStates.running().stalled(LONG).state()))
        .contains("there has been something to read for 301 s, and no batch was committed");
  }

  @Test
  void isWellWhileItWaitsWithinItsDeadline() {
    assertThat(JobHealth.illness(JobStates.running().stalled(LONG).waits(120, 0).state()))
        .isEmpty();
    assertThat(JobHealth.illness(JobStates.running().stalled(LONG).waits(0, 1).state())).isEmpty();
    assertThat(JobHealth.illness(JobStates.running().stalled(LONG).waits(121, 0).state()))
        .isPresent();
  }

  @Test
  void isReadyWhileTheQueryRuns() {
    assertThat(JobHealth.isReady(JobStates.running().state())).isTrue();
    assertThat(JobHealth.isReady(JobStates.running().phase(Phase.STARTING).state())).isFalse();
    assertThat(JobHealth.isReady(JobStates.running().ended(JobMonitor.ASKED).state())).isFalse();
  }
}
