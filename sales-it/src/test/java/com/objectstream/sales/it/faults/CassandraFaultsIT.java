package com.objectstream.sales.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.objectstream.sales.it.harness.Faults;
import com.objectstream.sales.it.harness.OwnServers;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.it.harness.SeededEvents;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever Cassandra does in the middle of a micro-batch, each event is stored or rejected once: a
 * write that is not acknowledged is tried again until the deadline, and after it by the next run.
 */
@ExtendWith(OwnServers.class)
class CassandraFaultsIT {
  private static final Duration RECOVERY = Duration.ofSeconds(90);
  private static final SeededEvents EVENTS = SeededEvents.mixed(51, 5_000);

  @Test
  void deliversEachEventOnceWhenCassandraIsKilledInMidBatchAndComesBack(Pipeline pipeline) {
    var faults = new Faults(pipeline);
    try (var job = faults.midway(EVENTS)) {
      try {
        faults.cassandra().kill();
        awaitWarning(job);
      } finally {
        faults.restartCassandra();
      }
      assertThat(job.await(RECOVERY)).as(job::stderr).isZero();
    }
    EVENTS.assertDelivered(pipeline);
  }

  @Test
  void deliversEachEventOnceWhenCassandraHangsInMidBatch(Pipeline pipeline) {
    var faults = new Faults(pipeline);
    try (var job = faults.midway(EVENTS, faults.impatient())) {
      try {
        faults.cassandra().pause();
        awaitWarning(job); // comes when a request had no answer in time
      } finally {
        faults.cassandra().resume();
      }
      assertThat(job.await(RECOVERY)).as(job::stderr).isZero();
    }
    EVENTS.assertDelivered(pipeline);
  }

  @Test
  void failsInOneLineAfterTheDeadlineAndDeliversEachEventOnceInTheNextRun(Pipeline pipeline) {
    var faults = new Faults(pipeline);
    try (var job = faults.midway(EVENTS, "--retry-deadline", "3s")) {
      try {
        faults.cassandra().kill();

        assertThat(job.await(RECOVERY)).isEqualTo(1);
        assertThat(Faults.results(job.stderr()))
            .singleElement()
            .asString()
            .matches(
                "sales: Cassandra at 127.0.0.1:\\d+ did not take a batch within 3 s: .+;"
                    + " start it and run the job again: it goes on where it was");
      } finally {
        faults.restartCassandra();
      }
    }
    faults.finish();
    EVENTS.assertDelivered(pipeline);
  }

  @Test
  void answersAboutItsTablesAgainAfterAQuestionWhileItWasKilled(Pipeline pipeline) {
    var faults = new Faults(pipeline);
    try (var session = pipeline.servers().openSession()) {
      try {
        faults.cassandra().kill();
        assertThat(session.refreshSchemaAsync())
            .failsWithin(RECOVERY)
            .withThrowableOfType(ExecutionException.class)
            .withCauseInstanceOf(DriverTimeoutException.class);
      } finally {
        faults.restartCassandra();
      }
      assertThat(session.refreshSchemaAsync())
          .succeedsWithin(RECOVERY)
          .returns(true, tables -> tables.getKeyspace(pipeline.keyspace()).isPresent());
    }
  }

  private static void awaitWarning(SalesProcess job) {
    await().atMost(RECOVERY).until(() -> job.stderr().contains("does not take a batch"));
  }
}
