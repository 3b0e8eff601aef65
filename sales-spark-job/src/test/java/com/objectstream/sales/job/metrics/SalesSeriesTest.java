package com.objectstream.sales.job.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.job.batch.BatchResult;
import com.objectstream.sales.job.batch.ReadOffsets;
import com.objectstream.sales.job.batch.TimeHistogram;
import com.objectstream.sales.job.checkpoint.CheckpointFiles;
import com.objectstream.sales.job.checkpoint.CheckpointReader;
import com.objectstream.sales.job.metrics.CommittedTotals.LastBatch;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

/** What Prometheus is told: the names, labels and figures of the contract. */
class SalesSeriesTest {
  static final MonitoredJob JOB =
      new MonitoredJob(
          KafkaConnection.to("h:9092"),
          "item_sales",
          "item_sales_dlq",
          "dg_store.dg_item_sales",
          new TreeMap<>(),
          new CheckpointReader(
              CheckpointFiles.at("target/none", new Configuration()), "item_sales"),
          new TreeMap<>(),
          Duration.ofMinutes(2),
          new TreeSet<>(List.of("BLANK_FIELD", "WRONG_TYPE")),
          Optional.empty());

  @Test
  void hasEverySeriesBeforeTheFirstBatch() throws IOException {
    assertThat(scraped(JobStates.running().state()))
        .contains(
            "sales_build_info{spark=\"3.5.7\",table=\"dg_store.dg_item_sales\",topic=\"item_sales\",version=\"1.0.0\"} 1",
            "sales_records_read_total 0.0",
            "sales_lines_read_total 0.0",
            "sales_rows_stored_total 0.0",
            "sales_rows_rejected_total{reason=\"BLANK_FIELD\"} 0.0",
            "sales_rows_rejected_total{reason=\"WRONG_TYPE\"} 0.0",
            "sales_records_skipped_total{reason=\"null_value\"} 0.0",
            "sales_kafka_lag_records{partition=\"0\",topic=\"item_sales\"} 0.0",
            "sales_kafka_lag_seconds{partition=\"0\",topic=\"item_sales\"} 0.0",
            "sales_batch_duration_seconds_bucket{le=\"0.1\"} 0",
            "sales_batch_duration_seconds_count 0",
            "sales_event_delay_seconds_bucket{le=\"+Inf\"} 0",
            "sales_event_delay_seconds_sum 0.0",
            "sales_cassandra_retries_total 3.0",
            "sales_kafka_retries_total 2.0",
            "sales_waiting_seconds{server=\"cassandra\"} 0.0",
            "sales_waiting_seconds{server=\"kafka\"} 0.0",
            "sales_last_batch_timestamp_seconds 0.0");
  }

  @Test
  void hasTheFiguresOfAllBatches() throws IOException {
    var delays = TimeHistogram.ofDelays();
    List.of(80L, 120L, 9_000_000L).forEach(delays::add);
    BatchResult batch =
        BatchResult.ofRead(5, 1, new TreeMap<>(Map.of(0, new ReadOffsets(0, 5, 4))))
            .plus(BatchResult.ofStored(3, delays))
            .plus(BatchResult.ofRejected(new TreeMap<>(Map.of("WRONG_TYPE", 1L))));
    CommittedTotals totals =
        CommittedTotals.NONE
            .plus(batch, new LastBatch(0, JobStates.NOON, Duration.ofMillis(400)))
            .plus(batch, new LastBatch(1, JobStates.NOON, Duration.ofMinutes(10)));

    assertThat(scraped(JobStates.running().totals(totals).waits(34, 0).lagUnknown().state()))
        .contains(
            "sales_records_read_total 8.0",
            "sales_lines_read_total 10.0",
            "sales_rows_stored_total 6.0",
            "sales_rows_rejected_total{reason=\"BLANK_FIELD\"} 0.0",
            "sales_rows_rejected_total{reason=\"WRONG_TYPE\"} 2.0",
            "sales_records_skipped_total{reason=\"null_value\"} 2.0",
            "sales_kafka_lag_records{partition=\"0\",topic=\"item_sales\"} NaN",
            "sales_kafka_lag_seconds{partition=\"0\",topic=\"item_sales\"} NaN",
            "sales_batch_duration_seconds_bucket{le=\"0.25\"} 0",
            "sales_batch_duration_seconds_bucket{le=\"0.5\"} 1",
            "sales_batch_duration_seconds_bucket{le=\"300.0\"} 1",
            "sales_batch_duration_seconds_bucket{le=\"+Inf\"} 2",
            "sales_batch_duration_seconds_sum 600.4",
            "sales_event_delay_seconds_bucket{le=\"0.1\"} 2",
            "sales_event_delay_seconds_bucket{le=\"0.25\"} 4",
            "sales_event_delay_seconds_bucket{le=\"3600.0\"} 4",
            "sales_event_delay_seconds_bucket{le=\"+Inf\"} 6",
            "sales_event_delay_seconds_count 6",
            "sales_event_delay_seconds_sum 18000.4",
            "sales_waiting_seconds{server=\"cassandra\"} 34.0",
            "sales_last_batch_timestamp_seconds 1.5302736E9");
  }

  private static List<String> scraped(JobState state) throws IOException {
    var text = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create()
        .write(text, new SalesSeries(JOB, "1.0.0", "3.5.7", () -> state).collect());
    return text.toString(UTF_8).lines().toList();
  }
}
