package com.objectstream.sales.job.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What failed and may pass is tried again, ever more slowly, until the deadline. */
class RetryPolicyTest {
  private static final RuntimeException DOWN = new IllegalStateException("connection refused");

  private final RetryPolicy patient = new RetryPolicy(Duration.ofMinutes(1));

  @AfterEach
  void forgetInterrupt() {
    Thread.interrupted();
  }

  private int triesAfterTheFirst;

  @Test
  void triesAgainUntilItSucceeds() {
    Queue<RuntimeException> failures = new ArrayDeque<>(List.of(DOWN, DOWN));

    assertThat(get(patient, () -> thrown(failures, "done"))).isEqualTo("done");
    assertThat(failures).isEmpty();
    assertThat(triesAfterTheFirst).isEqualTo(2);
  }

  @Test
  void doesNotTryAgainWhatWillNotPass() {
    var wrong = new IllegalArgumentException("no such table");

    assertThatThrownBy(() -> get(patient, () -> thrown(new ArrayDeque<>(List.of(wrong, DOWN)), "")))
        .isSameAs(wrong);
  }

  @Test
  void saysWhatToDoWhenTheDeadlineIsOver() {
    var hasty = new RetryPolicy(Duration.ofMillis(1));

    assertThatThrownBy(() -> get(hasty, RetryPolicyTest::down))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cassandra at here:1 did not answer within 0 s: connection refused; start it and run"
                + " the job again: it goes on where it was");
  }

  @Test
  void endsWhenItsThreadIsInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> get(patient, RetryPolicyTest::down))
        .hasMessage("the job was stopped while it waited for Cassandra at here:1");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @RepeatedTest(100)
  void doublesThePauseUpToTheLongestAndVariesItByHalf(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());

    assertThat(RetryPolicy.pause(1, random))
        .isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
    assertThat(RetryPolicy.pause(3, random))
        .isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
    assertThat(RetryPolicy.pause(500, random))
        .isBetween(Duration.ofMillis(2_500), Duration.ofSeconds(5));
  }

  @Test
  void givesTasksThatFailTogetherDifferentPauses() {
    var random = new Random(1);

    assertThat(RetryPolicy.pause(5, random)).isNotEqualTo(RetryPolicy.pause(5, random));
  }

  private String get(RetryPolicy policy, Supplier<String> call) {
    return policy.get(
        call,
        "Cassandra at here:1",
        failure -> failure instanceof IllegalStateException,
        Throwable::getMessage,
        () -> triesAfterTheFirst++);
  }

  private static String down() {
    throw DOWN;
  }

  private static String thrown(Queue<RuntimeException> failures, String result) {
    if (!failures.isEmpty()) {
      throw failures.remove();
    }
    return result;
  }
}
