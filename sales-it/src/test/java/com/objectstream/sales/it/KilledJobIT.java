package com.objectstream.sales.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.local.process.ServerProcess;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A job that is killed ({@code kill -9}) and started again leaves what one run would have left,
 * wherever in a micro-batch it was.
 */
@ExtendWith(Servers.class)
class KilledJobIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final long SEED = 41;

  @Test
  void storesAllWhenKilledBeforeItWrote(Pipeline pipeline) {
    ServerProcess cassandra = pipeline.servers().cassandraNodes().get(0);
    var events = GeneratedEvents.mixed(SEED, 2_000);
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

    assertExact(pipeline, events);
  }

  private static void assertExact(Pipeline pipeline, GeneratedEvents events) {
    assertThat(pipeline.sales())
        .extracting(StoredSale::saleId)
        .containsExactlyInAnyOrderElementsOf(events.saleIds());
  }
}
