package com.objectstream.sales.it;

import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.DriverException;
import com.objectstream.sales.local.process.ServerProcess;
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
@ExtendWith(Servers.class)
class KillsUnderLoadIT {
  private static final int KILLS = 20;
  private static final int RATE = 1_000;
  private static final Duration SOON = Duration.ofMinutes(1);

  private final Map<ServerProcess, CompletableFuture<Void>> restarts = new HashMap<>();

  @Test
  void losesNothingAndStoresNothingTwiceUnderRandomKills(Pipeline pipeline) {
    Soak soak = Soak.asked();
    Random random = soak.random();
    GeneratedEvents events = soak.events(RATE);
    ServerProcess broker = pipeline.servers().brokers().get(0);
    ServerProcess cassandra = pipeline.servers().cassandraNodes().get(0);
    try (var job = SupervisedJob.start(pipeline, "--trigger", "0s")) {
      List<Runnable> victims = List.of(job::kill, () -> crash(broker), () -> crash(cassandra));
      Load load = Load.start(events, RATE, pipeline);
      for (int kill = 0; kill < KILLS; kill++) {
        long at = (long) ((kill + random.nextDouble()) * events.count() / KILLS);
        int victim = random.nextInt(victims.size());
        load.await(at);
        Soak.tell(
            "kill %d at event %,d: %s", kill, at, List.of("job", "Kafka", "Cassandra").get(victim));
        victims.get(victim).run();
      }
      load.awaitEnd();
      Soak.tell("%,d events sent; the job was started %d times", events.count(), job.starts());
    } finally {
      restarts.values().forEach(CompletableFuture::join);
    }
    awaitCassandra(pipeline);

    pipeline.streamOnce(JobProcess.CHECKPOINT);

    events.assertDelivered(pipeline);
  }

  /** Kills a server, and starts it again while the test goes on. */
  private void crash(ServerProcess server) {
    restarts.getOrDefault(server, CompletableFuture.completedFuture(null)).join();
    server.kill();
    restarts.put(server, Background.run(server::restart));
  }

  private static void awaitCassandra(Pipeline pipeline) {
    await()
        .atMost(SOON)
        .ignoreExceptionsInstanceOf(DriverException.class)
        .until(() -> !pipeline.query("SELECT key FROM system.local").isEmpty());
  }
}
