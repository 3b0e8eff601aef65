package com.objectstream.sales.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.it.harness.Faults;
import com.objectstream.sales.it.harness.JobProcess;
import com.objectstream.sales.it.harness.OwnServers;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.it.harness.SeededEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whenever the broker goes, each event is stored or rejected once: the job waits for it until the
 * deadline, and the next run goes on after that.
 */
@ExtendWith(OwnServers.class)
class BrokerFaultsIT {
  private static final Duration RECOVERY = Duration.ofSeconds(90);

  @Test
  void deliversEachEventOnceWhenTheBrokerIsKilledWhileTheJobReadsAndComesBack(Pipeline pipeline) {
    var faults = new Faults(pipeline);
    var events = SeededEvents.mixed(61, 5_000);
    try (var job = faults.midway(events, "--max-records-per-trigger", "1500")) {
      try {
        faults.broker().kill();
        awaitStderr(job, "Kafka at ");
      } finally {
        faults.broker().restart();
      }
      assertThat(job.await(RECOVERY)).as(job::stderr).isZero();
    }
    events.assertDelivered(pipeline);
  }

  @Test
  void deliversEachRejectOnceWhenTheBrokerIsDownWhileTheyAreWritten(
      Pipeline pipeline, @TempDir Path folder) throws IOException {
    var faults = new Faults(pipeline);
    var events = SeededEvents.mixed(62, 3_000);
    Path allAtOnce = Files.writeString(folder.resolve("kafka"), "max.poll.records=1000000");
    events.sendTo(pipeline);
    try (var job =
        JobProcess.start(pipeline, Faults.slowly("--kafka-config", allAtOnce.toString()))) {
      try {
        await().atMost(RECOVERY).until(() -> pipeline.rowCount() > events.count() / 10);
        faults.broker().kill(); // the lines are read, and most rejects are still to be sent
        await().atMost(RECOVERY).until(() -> pipeline.rowCount() == events.saleIds().size());
        awaitStderr(job, "Kafka at ");
        assertThat(job.checkpoint().hasCommitted(0)).isFalse();
      } finally {
        faults.broker().restart();
      }
      await().atMost(RECOVERY).until(() -> job.checkpoint().hasCommitted(0));
      job.terminate();
      assertThat(job.awaitExit(RECOVERY)).as(job::stderr).isZero();
    }
    events.assertDelivered(pipeline);
  }

  @Test
  void failsInOneLineAfterTheDeadlineAndDeliversEachEventOnceInTheNextRun(Pipeline pipeline) {
    var faults = new Faults(pipeline);
    var events = SeededEvents.mixed(63, 2_000);
    try (var job = JobProcess.start(pipeline, "--retry-deadline", "5s").awaitReading()) {
      try {
        faults.broker().kill();

        assertThat(job.awaitExit(RECOVERY)).isEqualTo(1);
        assertThat(Faults.results(job.stderr()))
            .singleElement()
            .asString()
            .matches(
                "sales: Kafka at 127.0.0.1:\\d+ did not answer within 5 s;"
                    + " start it and run the job again: it goes on where it was");
      } finally {
        faults.broker().restart();
      }
    }
    events.sendTo(pipeline);
    pipeline.streamOnce(JobProcess.CHECKPOINT);
    events.assertDelivered(pipeline);
  }

  private static void awaitStderr(SalesProcess job, String text) {
    await().atMost(RECOVERY).until(() -> job.stderr().contains(text));
  }

  private static void awaitStderr(JobProcess job, String text) {
    await().atMost(RECOVERY).until(() -> job.stderr().contains(text));
  }
}
