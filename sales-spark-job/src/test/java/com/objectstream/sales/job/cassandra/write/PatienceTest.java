package com.objectstream.sales.job.cassandra.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What failed and may pass is tried again until the deadline. */
class PatienceTest {
  private static final RuntimeException DOWN = new NoNodeAvailableException();

  private final Patience patient = new Patience(Duration.ofMinutes(1));

  @AfterEach
  void forgetInterrupt() {
    Thread.interrupted();
  }

  @Test
  void triesAgainUntilItSucceeds() {
    Queue<RuntimeException> failures =
        new ArrayDeque<>(List.of(DOWN, new IllegalStateException("no session", DOWN)));

    assertThat(patient.get(() -> thrown(failures, "done"))).isEqualTo("done");
    assertThat(failures).isEmpty();
  }

  @Test
  void doesNotTryAgainWhatWillNotPass() {
    var wrong = new IllegalArgumentException("no such table");

    assertThatThrownBy(() -> patient.get(() -> thrown(new ArrayDeque<>(List.of(wrong, DOWN)), "")))
        .isSameAs(wrong);
  }

  @Test
  void saysWhatToDoWhenTheDeadlineIsOver() {
    var hasty = new Patience(Duration.ofMillis(1));

    assertThatThrownBy(() -> hasty.get(PatienceTest::down))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cassandra did not answer within 0 s: %s; start it and run the job again: it goes on where it was",
            DOWN.getMessage());
  }

  @Test
  void endsWhenItsThreadIsInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> patient.get(PatienceTest::down))
        .hasMessage("the job was stopped while it waited for Cassandra");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
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
