package com.objectstream.sales.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.DriverException;
import com.objectstream.sales.it.harness.BackgroundRun;
import com.objectstream.sales.it.harness.JobProcess;
import com.objectstream.sales.it.harness.OnwardTopic;
import com.objectstream.sales.it.harness.OwnServers;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SeededEvents;
import com.objectstream.sales.it.harness.SoakSettings;
import com.objectstream.sales.it.harness.SteadyLoad;
import com.objectstream.sales.it.harness.SupervisedJob;
import com.objectstream.sales.local.server.process.ServerProcess;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever is killed whenever, each event arrives once. Run by {@code -Psoak}. */
@Tag("soak")
@ExtendWith(OwnServers.class)
class KillsUnderLoadIT {
  private static final int KILLS = 20;
  private static final int RATE = 1_000;
  private static final Duration SOON = Duration.ofMinutes(1);

  private final Map<ServerProcess, CompletableFuture<Void>> restarts = new HashMap<>();

  @Test
  void losesNothingAndStoresNothingTwiceUnderRandomKills(Pipeline pipeline) {
    SoakSettings soak = SoakSettings.asked();
    Random random = soak.random();
    SeededEvents events = soak.events(RATE);
    ServerProcess broker = pipeline.servers().brokers().get(0);
    ServerProcess cassandra = pipeline.servers().cassandraNodes().get(0);
    var onward = OnwardTopic.create(pipeline);
    try (var job =
        SupervisedJob.start(pipeline, "--trigger", "0s", "--publish-topic", onward.name())) {
      List<Runnable> victims = List.of(job::kill, () -> crash(broker), () -> crash(cassandra));
      SteadyLoad load = SteadyLoad.start(events, RATE, pipeline);
      for (int kill = 0; kill < KILLS; kill++) {
        long at = (long) ((kill + random.nextDouble()) * events.count() / KILLS);
        int victim = random.nextInt(victims.size());
        load.await(at);
        SoakSettings.tell(
            "kill %d at event %,d: %s", kill, at, List.of("job", "Kafka", "Cassandra").get(victim));
        victims.get(victim).run();
      }
      load.awaitEnd();
      SoakSettings.tell(
          "%,d events sent; the job was started %d times", events.count(), job.starts());
    } finally {
      restarts.values().forEach(CompletableFuture::join);
    }
    awaitCassandra(pipeline);

    pipeline.stream(pipeline.options(JobProcess.CHECKPOINT).publishingTo(onward.name()));

    events.assertDelivered(pipeline);
    assertThat(onward.sales()).isEqualTo(onward.rows());
  }

  /** Kills a server, and starts it again while the test goes on. */
  private void crash(ServerProcess server) {
    restarts.getOrDefault(server, CompletableFuture.completedFuture(null)).join();
    server.kill();
    restarts.put(server, BackgroundRun.run(server::restart));
  }

  private static void awaitCassandra(Pipeline pipeline) {
    await()
        .atMost(SOON)
        .ignoreExceptionsInstanceOf(DriverException.class)
        .until(() -> !pipeline.query("SELECT key FROM system.local").isEmpty());
  }
}
