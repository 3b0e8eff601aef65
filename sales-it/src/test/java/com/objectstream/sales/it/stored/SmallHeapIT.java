package com.objectstream.sales.it.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.it.harness.SeededEvents;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.it.harness.TopicChanges;
import com.objectstream.sales.producer.event.GeneratorSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a job holds does not grow with the lines of a value, nor with the Kafka partitions. */
@ExtendWith(SharedServers.class)
class SmallHeapIT {
  private static final Duration SOON = Duration.ofMinutes(3);

  /** Spark wants 450 MB at least. */
  private static final String SMALL_HEAP = "-Xmx460m";

  private static final int LINES = 2_000_000;

  @Test
  void rejectsMillionsOfLinesOfOneValueAndGoesOn(Pipeline pipeline) {
    pipeline.send("1\n".repeat(LINES).getBytes(UTF_8));
    pipeline.send(Events.PLATES);

    assertThat(once(pipeline))
        .isEqualTo("stream: 2,000,001 lines read = 1 stored + 2,000,000 rejected + 0 skipped");
  }

  @Test
  void readsManyPartitionsInTheHeapOfFew(Pipeline pipeline) {
    new TopicChanges(pipeline.servers(), pipeline.topic()).addPartitions(96);
    var events = new SeededEvents(GeneratorSettings.DEFAULT.withSeed(96), 300_000);
    events.sendTo(pipeline);

    assertThat(once(pipeline))
        .isEqualTo("stream: 300,000 lines read = 300,000 stored + 0 rejected + 0 skipped");
  }

  private static String once(Pipeline pipeline) {
    try (var job = SalesProcess.startWith(SMALL_HEAP, pipeline.streamArguments())) {
      assertThat(job.await(SOON)).as(job::stderr).isZero();
      return job.stdout().strip();
    }
  }
}
