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
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a job holds does not grow with the lines of a value, nor with the Kafka partitions. */
@ExtendWith(SharedServers.class)
class SmallHeapIT {
  private static final Duration SOON = Duration.ofMinutes(8);

  /** Spark wants 450 MB at least. */
  private static final String SMALLEST = "-Xmx460m";

  @Test
  void rejectsManyLinesOfOneValueAndGoesOn(Pipeline pipeline) {
    assertRejected(pipeline, 1_000_000, SMALLEST);
  }

  @Test
  @Tag("soak")
  void rejectsSevenMillionLinesOfOneValueAndGoesOn(Pipeline pipeline) {
    assertRejected(pipeline, 7_000_000, "-Xmx1g");
  }

  @Test
  void readsManyPartitionsInTheHeapOfFew(Pipeline pipeline) {
    assertStored(pipeline, 96, 200_000, SMALLEST);
  }

  @Test
  @Tag("soak")
  void readsThreeMillionEventsOfManyPartitions(Pipeline pipeline) {
    assertStored(pipeline, 96, 3_000_000, "-Xmx512m");
  }

  private static void assertRejected(Pipeline pipeline, int lines, String heap) {
    pipeline.send("1\n".repeat(lines).getBytes(UTF_8));
    pipeline.send(Events.PLATES);

    assertThat(once(pipeline, heap))
        .isEqualTo(
            String.format(
                Locale.ROOT,
                "stream: %,d lines read = 1 stored + %,d rejected + 0 skipped",
                lines + 1,
                lines));
  }

  private static void assertStored(Pipeline pipeline, int partitions, long count, String heap) {
    new TopicChanges(pipeline.servers(), pipeline.topic()).addPartitions(partitions);
    new SeededEvents(GeneratorSettings.DEFAULT.withSeed(96), count).sendTo(pipeline);

    assertThat(once(pipeline, heap))
        .isEqualTo(
            String.format(
                Locale.ROOT,
                "stream: %,d lines read = %,d stored + 0 rejected + 0 skipped",
                count,
                count));
  }

  private static String once(Pipeline pipeline, String heap) {
    try (var job = SalesProcess.startWith(heap, pipeline.streamArguments())) {
      assertThat(job.await(SOON)).as(job::stderr).isZero();
      return job.stdout().strip();
    }
  }
}
