package com.objectstream.sales.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.it.harness.Faults;
import com.objectstream.sales.it.harness.JobProcess;
import com.objectstream.sales.it.harness.OwnServers;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SeededEvents;
import com.objectstream.sales.local.server.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job that is killed ({@code kill -9}) and started again leaves what one run would have left,
 * wherever in a micro-batch it was.
 */
@ExtendWith(OwnServers.class)
class KilledJobIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration NO_COMMIT = Duration.ofSeconds(2);
  private static final long SEED = 41;

  @Test
  void storesAllWhenKilledBeforeItWrote(Pipeline pipeline) {
    ServerProcess cassandra = pipeline.servers().cassandraNodes().get(0);
    var events = SeededEvents.mixed(SEED, 2_000);
    try (var job = JobProcess.start(pipeline).awaitReading()) {
      cassandra.pause();
      events.sendTo(pipeline);
      await().atMost(SOON).until(() -> job.checkpoint().hasBegun(0));
      job.kill();
    } finally {
      cassandra.resume();
    }
    assertThat(pipeline.sales()).isEmpty();

    pipeline.streamOnce(JobProcess.CHECKPOINT);

    events.assertDelivered(pipeline);
  }

  @Test
  void storesAllWhenKilledWhileItWrites(Pipeline pipeline) {
    var events = SeededEvents.mixed(SEED, 10_000);
    events.sendTo(pipeline);
    try (var job = JobProcess.start(pipeline, Faults.slowly())) {
      await().atMost(SOON).until(() -> !pipeline.sales().isEmpty());
      job.kill();
      assertThat(job.checkpoint().hasCommitted(0)).isFalse();
    }
    assertThat(pipeline.sales()).hasSizeBetween(1, events.saleIds().size() - 1);

    pipeline.streamOnce(JobProcess.CHECKPOINT);

    events.assertDelivered(pipeline);
  }

  @Test
  void storesAndRejectsAllWhenKilledBetweenTheWriteAndTheCommit(
      Pipeline pipeline, @TempDir Path folder) throws IOException {
    ServerProcess broker = pipeline.servers().brokers().get(0);
    Path allAtOnce = Files.writeString(folder.resolve("kafka"), "max.poll.records=1000000");
    var events = SeededEvents.mixed(SEED, 3_000);
    events.sendTo(pipeline);
    try (var job =
        JobProcess.start(pipeline, Faults.slowly("--kafka-config", allAtOnce.toString()))) {
      await().atMost(SOON).until(() -> pipeline.sales().size() > events.count() / 10);
      broker.pause(); // the rows to write are read, but no reject will be acknowledged
      await().atMost(SOON).until(() -> pipeline.sales().size() == events.saleIds().size());
      await().during(NO_COMMIT).until(() -> !job.checkpoint().hasCommitted(0));
      job.kill();
    } finally {
      broker.resume();
    }
    pipeline.streamOnce(JobProcess.CHECKPOINT);

    events.assertDelivered(pipeline);
  }
}
