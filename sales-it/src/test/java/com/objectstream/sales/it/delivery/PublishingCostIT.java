package com.objectstream.sales.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.OnwardTopic;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SeededEvents;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.it.harness.SoakSettings;
import com.objectstream.sales.job.cassandra.WriteLimits;
import com.objectstream.sales.job.kafka.source.KafkaSource;
import com.objectstream.sales.job.stream.JobOptions;
import com.objectstream.sales.producer.event.GeneratorSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What it costs to send stored sales on: both in turns, on the same servers. */
@Tag("soak")
@ExtendWith(SharedServers.class)
class PublishingCostIT {
  private static final int ROUNDS = 3;
  private static final long EVENTS = Long.getLong("soak.events", 1_000_000);
  private static final double LEAST = 0.75;

  @Test
  void keepsThreeQuartersOfTheThroughput(Pipeline pipeline) {
    new SeededEvents(GeneratorSettings.DEFAULT.withSeed(1), EVENTS).sendTo(pipeline);
    var onward = OnwardTopic.create(pipeline);
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      double alone = rate(pipeline, options(pipeline, "alone-" + round));
      double published =
          rate(pipeline, options(pipeline, "published-" + round).publishingTo(onward.name()));
      SoakSettings.tell(
          "round %d%s: %,.0f rows/s, with publishing %,.0f, ratio %.2f",
          round, round == 0 ? " (warm-up)" : "", alone, published, published / alone);
      if (round > 0) {
        ratios.add(published / alone);
      }
    }

    assertThat(ratios.stream().sorted().toList().get(ROUNDS / 2)).isGreaterThan(LEAST);
  }

  private static JobOptions options(Pipeline pipeline, String checkpoint) {
    return pipeline
        .options(checkpoint)
        .withLimits(WriteLimits.DEFAULT)
        .reading(
            new KafkaSource(
                pipeline.servers().kafka(), pipeline.topic(), KafkaSource.DEFAULT_MAX_RECORDS));
  }

  private static double rate(Pipeline pipeline, JobOptions options) {
    long begun = System.nanoTime();
    assertThat(pipeline.stream(options).stored()).isEqualTo(EVENTS);
    return EVENTS * 1e9 / (System.nanoTime() - begun);
  }
}
