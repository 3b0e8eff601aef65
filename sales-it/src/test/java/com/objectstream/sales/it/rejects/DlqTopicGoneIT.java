package com.objectstream.sales.it.rejects;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.JobProcess;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SeededEvents;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.it.harness.TopicChanges;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A batch whose rejects have nowhere to go is not committed: no reject is lost. */
@ExtendWith(SharedServers.class)
class DlqTopicGoneIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final long SEED = 42;

  @Test
  void failsTheBatchAndRejectsEachLineOnceTheTopicIsMade(Pipeline pipeline) {
    var dlq = new TopicChanges(pipeline.servers(), pipeline.dlqTopic());
    var events = SeededEvents.mixed(SEED, 1_000);
    try (var job = JobProcess.start(pipeline).awaitReading()) {
      dlq.delete();
      events.sendTo(pipeline);

      assertThat(job.awaitExit(SOON)).isOne();
      assertThat(job.checkpoint().hasOpenBatch()).isTrue();
      assertThat(job.lastLine())
          .contains("topic %s is gone".formatted(pipeline.dlqTopic()), "create it");
      assertThat(job.stderr()).doesNotContain("\tat ");
    }
    pipeline.servers().topics().create(pipeline.dlqTopic(), 1, 1);

    pipeline.streamOnce(JobProcess.CHECKPOINT);

    events.assertDelivered(pipeline);
  }
}
