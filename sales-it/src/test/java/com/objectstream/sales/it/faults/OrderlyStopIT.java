package com.objectstream.sales.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.it.harness.Faults;
import com.objectstream.sales.it.harness.OwnServers;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.it.harness.SeededEvents;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * SIGTERM ends the job within 30 s with status 0 and nothing else on stderr than how it went,
 * whatever it does at the moment, and the next run goes on where it was.
 */
@ExtendWith(OwnServers.class)
class OrderlyStopIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration END = Duration.ofSeconds(30);
  private static final SeededEvents EVENTS = SeededEvents.mixed(71, 5_000);

  @Test
  void endsInMidBatchAndDeliversEachEventOnceInTheNextRun(Pipeline pipeline) {
    var faults = new Faults(pipeline);
    try (var job = faults.midway(EVENTS)) {
      assertEndsInOrder(job);
      assertThat(job.stderr()).containsOnlyOnce("state: stopped: it was asked to\n");
    }
    assertThat(pipeline.rowCount()).isLessThan(EVENTS.saleIds().size());
    faults.finish();
    EVENTS.assertDelivered(pipeline);
  }

  @Test
  void endsWhileItWaitsForCassandra(Pipeline pipeline) {
    var faults = new Faults(pipeline);
    try (var job = faults.midway(EVENTS, faults.impatient())) {
      faults.cassandra().pause();
      awaitStderr(job, "does not take a batch");
      assertEndsInOrder(job);
    } finally {
      faults.cassandra().resume();
    }
    faults.finish();
    EVENTS.assertDelivered(pipeline);
  }

  @Test
  void endsWhileItWaitsForKafka(Pipeline pipeline) {
    var faults = new Faults(pipeline);
    try (var job = faults.midway(EVENTS, "--max-records-per-trigger", "1500")) {
      faults.broker().pause();
      awaitStderr(job, "does not answer");
      assertEndsInOrder(job);
    } finally {
      faults.broker().resume();
    }
    faults.finish();
    EVENTS.assertDelivered(pipeline);
  }

  @Test
  void endsBeforeSparkIsThere(Pipeline pipeline) {
    try (var job = SalesProcess.start(pipeline.streamArguments())) {
      awaitStderr(job, "starting Spark");
      assertEndsInOrder(job);
    }
  }

  private static void assertEndsInOrder(SalesProcess job) {
    job.process().destroy();
    assertThat(job.await(END)).as(job::stderr).isZero();
    assertThat(Faults.results(job.stderr())).isEmpty();
  }

  private static void awaitStderr(SalesProcess job, String text) {
    await().atMost(SOON).until(() -> job.stderr().contains(text));
  }
}
