package com.objectstream.sales.job.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.job.metrics.JobState.Phase;
import com.objectstream.sales.job.metrics.Verdict.Kind;
import org.junit.jupiter.api.Test;

/** One glance tells whether all is well, and what is said rests on what was seen. */
class VerdictTest {
  @Test
  void saysThatItStarts() {
    assertThat(Verdict.of(JobStates.running().phase(Phase.STARTING).state()))
        .isEqualTo(new Verdict(Kind.STARTING, "starting", ""));
  }

  @Test
  void keepsUpWithNothingLeft() {
    assertThat(Verdict.of(JobStates.running().state()))
        .isEqualTo(
            new Verdict(Kind.KEEPING_UP, "keeping up", "all that Kafka has is stored or rejected"));
  }

  @Test
  void keepsUpWhileWhatIsLeftIsYoung() {
    assertThat(Verdict.of(JobStates.running().behind(20_000, 9.9).state()))
        .isEqualTo(new Verdict(Kind.KEEPING_UP, "keeping up", "20,000 records under way"));
  }

  @Test
  void keepsUpWhileWhatIsLeftIsDoneInAMoment() { // old records that are sent again
    assertThat(Verdict.of(JobStates.running().behind(999, 86_400).trend(100, 0).state()).kind())
        .isEqualTo(Kind.KEEPING_UP);
    assertThat(Verdict.of(JobStates.running().behind(1_001, 86_400).trend(100, 0).state()).kind())
        .isEqualTo(Kind.BEHIND);
  }

  @Test
  void saysWhenItIsCaughtUpAndOnWhatThatRests() {
    assertThat(
            Verdict.of(
                JobStates.running().behind(1_204_331, 300).trend(9_000, 5_000).committed().state()))
        .isEqualTo(
            new Verdict(
                Kind.BEHIND,
                "behind by 1,204,331, caught up in 4 min",
                "if it goes on as in the last 60 s: 5,000 records a second more done than came in"));
  }

  @Test
  void givesAGuessNoMoreDigitsThanItDeserves() {
    assertThat(caughtUpIn(50_000, 1_000)).isEqualTo("50 s");
    assertThat(caughtUpIn(100_000, 1_000)).isEqualTo("2 min");
    assertThat(caughtUpIn(10_000_000, 1_000)).isEqualTo("3 h");
    assertThat(caughtUpIn(10_000_000, 20)).isEqualTo("6 days");
    assertThat(caughtUpIn(10_000_000, 1)).isEqualTo("more than two weeks");
  }

  private static String caughtUpIn(long lag, double perSecond) {
    return Verdict.of(JobStates.running().behind(lag, 300).trend(10, perSecond).committed().state())
        .text()
        .replaceFirst(".* in ", "");
  }

  @Test
  void givesNoTimeWhereTheLagGrows() {
    JobStates behind = JobStates.running().behind(1_204_331, 300).trend(90, -12.4);
    assertThat(Verdict.of(behind.committed().state()))
        .isEqualTo(
            new Verdict(
                Kind.BEHIND,
                "behind by 1,204,331, not catching up",
                "over the last 60 s 12 records a second more came in than were done"));
  }

  @Test
  void saysThatNothingCanBeDoneBeforeTheFirstBatchEnds() {
    assertThat(Verdict.of(JobStates.running().behind(100_000, 300).trend(0, 0).state()))
        .isEqualTo(
            new Verdict(
                Kind.BEHIND,
                "behind by 100,000, the first batch is running",
                "nothing is committed before it ends: too early to say until when"));
  }

  @Test
  void givesNoTimeWhereItWasNotWatchedForLong() {
    assertThat(Verdict.of(JobStates.running().behind(5_000, 300).state()))
        .isEqualTo(
            new Verdict(
                Kind.BEHIND,
                "behind by 5,000",
                "watched for less than ten seconds: too early to say until when"));
  }

  @Test
  void namesTheServerThatItWaitsFor() {
    assertThat(Verdict.of(JobStates.running().behind(5, 300).waits(34, 0).state()))
        .extracting(Verdict::kind, Verdict::text)
        .containsExactly(Kind.WAITING_FOR_CASSANDRA, "waiting for Cassandra, 34 s of 120");
    assertThat(Verdict.of(JobStates.running().lagUnknown().waits(0, 7).state()))
        .extracting(Verdict::kind, Verdict::text)
        .containsExactly(Kind.WAITING_FOR_KAFKA, "waiting for Kafka, 7 s of 120");
    assertThat(Verdict.of(JobStates.running().behind(5, 1).waits(3, 0).state()))
        .extracting(Verdict::text)
        .isEqualTo("waiting for Cassandra, 3 s of 120");
    assertThat(Verdict.of(JobStates.running().behind(5, 1).waits(2, 0).state()))
        .extracting(Verdict::text)
        .isEqualTo("keeping up");
  }

  @Test
  void doesNotCallItWellWhereTheLagIsNotKnown() {
    assertThat(Verdict.of(JobStates.running().lagUnknown().state()))
        .extracting(Verdict::kind, Verdict::text)
        .containsExactly(Kind.UNKNOWN, "running, lag not known");
  }

  @Test
  void saysWhyItStopped() {
    assertThat(Verdict.of(JobStates.running().ended("topic sales was deleted").state()))
        .isEqualTo(new Verdict(Kind.STOPPED, "stopped: topic sales was deleted", ""));
    assertThat(Verdict.of(JobStates.running().ended(JobMonitor.DONE).state()).text())
        .isEqualTo("stopped: all that it had to read is stored or rejected");
    assertThat(Verdict.of(JobStates.running().ended(JobMonitor.ASKED).state()).text())
        .isEqualTo("stopped: it was asked to");
  }
}
