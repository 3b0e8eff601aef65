package com.objectstream.sales.it.seen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.it.harness.Faults;
import com.objectstream.sales.it.harness.OwnServers;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SeededEvents;
import com.objectstream.sales.it.harness.SeenJob;
import com.objectstream.sales.transform.source.RejectHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a monitoring system is told is what was stored and rejected, no more and no less. */
@ExtendWith(OwnServers.class)
class MetricsIT {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final SeededEvents EVENTS = SeededEvents.mixed(111, 5_000);

  @Test
  void addUpToWhatIsStoredAndRejected(Pipeline pipeline) {
    EVENTS.sendTo(pipeline);
    try (var job = SeenJob.start(pipeline)) {
      awaitNoLag(job);
      pipeline.send((byte[]) null);
      await().atMost(SOON).until(() -> job.sum("sales_records_skipped_total") == 1);

      Map<String, Double> metrics = job.metrics();
      Map<String, Double> rejected = rejectedByReason(metrics);
      assertThat(metrics).containsEntry("sales_lines_read_total", 5_001.0);
      assertThat(metrics).containsEntry("sales_records_read_total", 5_001.0);
      assertThat(metrics.get("sales_rows_stored_total"))
          .isEqualTo(5_000 - sum(rejected))
          .isEqualTo(metrics.get("sales_event_delay_seconds_count"));
      assertThat(rejected).isEqualTo(lettersByReason(pipeline));
      assertThat(metrics.get("sales_batch_duration_seconds_count")).isPositive();
      assertThat(job.get("/-/healthy").statusCode()).isEqualTo(200);
    }
    EVENTS.assertDelivered(pipeline);
  }

  @Test
  void countNothingThatIsNotCommitted(Pipeline pipeline) {
    EVENTS.sendTo(pipeline);
    double before;
    try (var job = SeenJob.start(pipeline, Faults.slowly("--max-records-per-trigger", "500"))) {
      await().atMost(SOON).until(() -> job.sum("sales_lines_read_total") >= 500);
      before = job.sum("sales_lines_read_total");
      job.process().kill();
    }
    try (var job = SeenJob.start(pipeline)) {
      awaitNoLag(job);
      assertThat(job.sum("sales_lines_read_total"))
          .isBetween(5_000 - before - 1_000, 5_000 - before);
    }
    EVENTS.assertDelivered(pipeline);
  }

  @Test
  void tellTheLagAndTheWaitWhileCassandraHangs(Pipeline pipeline) {
    var faults = new Faults(pipeline);
    try (var job = SeenJob.start(pipeline, faults.impatient())) {
      awaitNoLag(job);
      try {
        faults.cassandra().pause();
        EVENTS.sendTo(pipeline);
        await().atMost(SOON).until(() -> job.sum("sales_kafka_lag_records") == 5_000);
        await()
            .atMost(SOON)
            .until(() -> job.metrics().get("sales_waiting_seconds{server=\"cassandra\"}") > 2);
        await().atMost(SOON).until(() -> job.sum("sales_cassandra_retries_total") > 0);
        assertThat(job.sum("sales_kafka_lag_seconds")).isPositive();
        assertThat(job.get("/-/healthy").statusCode()).isEqualTo(200);
        assertThat(job.page("/api/state").body()).contains("\"WAITING_FOR_CASSANDRA\"");
      } finally {
        faults.cassandra().resume();
      }
      awaitNoLag(job);
      await()
          .atMost(SOON)
          .until(() -> job.metrics().get("sales_waiting_seconds{server=\"cassandra\"}") == 0);
      await().atMost(SOON).until(() -> job.process().stderr().contains("state: keeping up"));
      assertThat(job.process().stderr()).contains("state: waiting for Cassandra, ");
    }
    EVENTS.assertDelivered(pipeline);
  }

  private static void awaitNoLag(SeenJob job) {
    await().atMost(SOON).until(() -> job.sum("sales_kafka_lag_records") == 0);
  }

  private static Map<String, Double> rejectedByReason(Map<String, Double> metrics) {
    var rejected = new TreeMap<String, Double>();
    metrics.forEach(
        (series, value) -> {
          if (series.startsWith("sales_rows_rejected_total{") && value > 0) {
            rejected.put(series.split("\"")[1], value);
          }
        });
    return rejected;
  }

  private static Map<String, Double> lettersByReason(Pipeline pipeline) {
    return pipeline.rejects().stream()
        .collect(
            Collectors.groupingBy(
                letter ->
                    new String(letter.headers().lastHeader(RejectHeaders.REASON).value(), UTF_8),
                TreeMap::new,
                Collectors.summingDouble(letter -> 1)));
  }

  private static double sum(Map<String, Double> values) {
    return values.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
