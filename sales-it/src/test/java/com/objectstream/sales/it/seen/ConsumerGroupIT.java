package com.objectstream.sales.it.seen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.it.harness.Faults;
import com.objectstream.sales.it.harness.KafkaTool;
import com.objectstream.sales.it.harness.OwnServers;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SeededEvents;
import com.objectstream.sales.it.harness.SeenJob;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Kafka's own tool shows the lag of the job, whether it runs or not. */
@ExtendWith(OwnServers.class)
class ConsumerGroupIT {
  private static final Duration SOON = Duration.ofSeconds(90);

  @Test
  void showsTheLagOfAJobThatRunsAndOfOneThatIsStopped(Pipeline pipeline) {
    String group = pipeline.topic() + "_group";
    var faults = new Faults(pipeline);
    try (var job = SeenJob.start(pipeline, "--consumer-group", group)) {
      SeededEvents.mixed(112, 500).sendTo(pipeline);
      await().atMost(SOON).until(() -> job.sum("sales_lines_read_total") == 500);
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(lag(pipeline, group).values()).containsOnly(0L));
      try {
        faults.cassandra().pause();
        SeededEvents.mixed(113, 300).sendTo(pipeline);
        await().atMost(SOON).until(() -> job.sum("sales_kafka_lag_records") == 300);

        assertThat(lag(pipeline, group)).isEqualTo(lagOf(job));
      } finally {
        faults.cassandra().resume();
      }
      await().atMost(SOON).until(() -> job.sum("sales_kafka_lag_records") == 0);
      job.process().terminate();
      job.process().awaitEnd();
    }
    SeededEvents.mixed(114, 200).sendTo(pipeline);

    assertThat(lag(pipeline, group).values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(200);
  }

  private static Map<Integer, Long> lagOf(SeenJob job) {
    var lag = new TreeMap<Integer, Long>();
    job.metrics()
        .forEach(
            (series, value) -> {
              if (series.startsWith("sales_kafka_lag_records{")) {
                lag.put(Integer.valueOf(series.split("\"")[1]), value.longValue());
              }
            });
    return lag;
  }

  /** What {@code kafka-consumer-groups.sh --describe} prints: the lag by partition. */
  private static Map<Integer, Long> lag(Pipeline pipeline, String group) {
    var lag = new TreeMap<Integer, Long>();
    KafkaTool.run(
            "org.apache.kafka.tools.consumer.group.ConsumerGroupCommand",
            "--bootstrap-server",
            pipeline.servers().kafka().bootstrapServers(),
            "--describe",
            "--group",
            group)
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length > 5 && columns[1].equals(pipeline.topic()))
        .forEach(columns -> lag.put(Integer.valueOf(columns[2]), Long.valueOf(columns[5])));
    assertThat(lag).hasSize(Pipeline.PARTITIONS);
    return lag;
  }
}
