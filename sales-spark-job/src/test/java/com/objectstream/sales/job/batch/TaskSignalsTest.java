package com.objectstream.sales.job.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.job.batch.TaskSignals.Seen;
import org.junit.jupiter.api.Test;

/** A task begins with nothing seen, and the sum of all has no task that waits. */
class TaskSignalsTest {
  private final TaskSignals signals = new TaskSignals();

  @Test
  void beginsWithNothingSeen() {
    signals.cassandra().retried(3);
    signals.cassandra().waits();

    assertThat(signals.isZero()).isFalse();
    assertThat(signals.copyAndReset().value()).isEqualTo(Seen.NOTHING);
    assertThat(signals.copyAndReset().isZero()).isTrue();
    assertThat(signals.copy().value()).isEqualTo(signals.value());
  }

  @Test
  void waitsFromTheFirstFailureToTheNextAnswer() {
    signals.cassandra().waits();
    long since = signals.value().cassandraWaitingSince();
    assertThat(since).isBetween(System.currentTimeMillis() - 60_000, System.currentTimeMillis());

    signals.cassandra().waits();
    assertThat(signals.value().cassandraWaitingSince()).isEqualTo(since);

    signals.cassandra().answered();
    assertThat(signals.value()).isEqualTo(Seen.NOTHING);
  }

  @Test
  void addsTheRetriesOfTasksThatHaveEnded() {
    var task = new TaskSignals();
    task.cassandra().retried(2);
    task.cassandra().waits();
    task.kafka().retried(5);

    signals.merge(task);
    signals.merge(task);

    assertThat(signals.value()).isEqualTo(new Seen(4, 10, 0));
  }
}
