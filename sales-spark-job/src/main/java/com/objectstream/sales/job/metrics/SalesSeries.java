package com.objectstream.sales.job.metrics;

import com.objectstream.sales.job.batch.BatchResult;
import com.objectstream.sales.job.batch.TimeHistogram;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The series of a job for Prometheus, all of one scrape from one state, so that they add up. Each
 * is there from the first scrape on.
 */
final class SalesSeries implements MultiCollector {
  private static final double MILLIS_A_SECOND = 1e3;
  private static final double NANOS_A_SECOND = 1e9;

  private final MonitoredJob job;
  private final Labels build;
  private final Supplier<JobState> states;

  /**
   * @param version of this program
   * @param spark version of Spark
   */
  SalesSeries(MonitoredJob job, String version, String spark, Supplier<JobState> states) {
    this.job = job;
    this.build =
        Labels.of("version", version, "spark", spark, "topic", job.topic(), "table", job.table());
    this.states = states;
  }

  @Override
  public MetricSnapshots collect() {
    JobState state = states.get();
    return new MetricSnapshots(
        Stream.of(batches(state), servers(state), lag(state))
            .flatMap(Function.identity())
            .toArray(MetricSnapshot[]::new));
  }

  private Stream<MetricSnapshot> batches(JobState state) {
    BatchResult done = state.totals().result();
    var rejected = new TreeMap<>(done.rejected());
    job.reasons().forEach(reason -> rejected.putIfAbsent(reason, 0L));
    var skipped = new TreeMap<>(done.skipped());
    skipped.putIfAbsent(BatchResult.NULL_VALUE, 0L);
    return Stream.of(
        InfoSnapshot.builder()
            .name("sales_build")
            .help("What runs here")
            .dataPoint(InfoDataPointSnapshot.builder().labels(build).build())
            .build(),
        counter("sales_records_read", "Records of Kafka that were read", done.records()),
        counter("sales_lines_read", "Lines read: rows stored, rejected and skipped", done.read()),
        counter("sales_rows_stored", "Rows acknowledged by Cassandra", done.stored()),
        byReason("sales_rows_rejected", "Lines acknowledged by the dead letter topic", rejected),
        byReason("sales_records_skipped", "Records that hold no line", skipped),
        histogram(
            "sales_event_delay_seconds",
            "From the timestamp of a record to the acknowledgement of its row",
            done.delays()),
        histogram("sales_batch_duration_seconds", "A whole batch", state.totals().durations()),
        GaugeSnapshot.builder()
            .name("sales_last_batch_timestamp_seconds")
            .help("End of the last committed batch; 0 before the first")
            .dataPoint(gauge(lastBatch(state), Labels.EMPTY))
            .build());
  }

  private static Stream<MetricSnapshot> servers(JobState state) {
    return Stream.of(
        counter(
            "sales_cassandra_retries",
            "Writes to Cassandra, tries after the first",
            state.retries().cassandra()),
        counter("sales_kafka_retries", "Rejects sent again to Kafka", state.retries().kafka()),
        GaugeSnapshot.builder()
            .name("sales_waiting_seconds")
            .help("How long the job has been waiting for a server now")
            .dataPoint(gauge(seconds(state.waiting().cassandra()), of("cassandra")))
            .dataPoint(gauge(seconds(state.waiting().kafka()), of("kafka")))
            .build());
  }

  private Stream<MetricSnapshot> lag(JobState state) {
    var records =
        GaugeSnapshot.builder()
            .name("sales_kafka_lag_records")
            .help("Records up to the high watermark that are not committed");
    var seconds =
        GaugeSnapshot.builder()
            .name("sales_kafka_lag_seconds")
            .help("Age of the oldest record that is not committed");
    state
        .lag()
        .forEach(
            (partition, lag) -> {
              var labels = Labels.of("topic", job.topic(), "partition", partition.toString());
              double known = lag.records().isPresent() ? lag.records().getAsLong() : Double.NaN;
              records.dataPoint(gauge(known, labels));
              seconds.dataPoint(gauge(lag.seconds().orElse(Double.NaN), labels));
            });
    return Stream.of(records.build(), seconds.build());
  }

  private static CounterSnapshot counter(String name, String help, long value) {
    return CounterSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(CounterDataPointSnapshot.builder().value(value).build())
        .build();
  }

  private static CounterSnapshot byReason(String name, String help, Map<String, Long> counts) {
    var counter = CounterSnapshot.builder().name(name).help(help);
    counts.forEach(
        (reason, count) ->
            counter.dataPoint(
                CounterDataPointSnapshot.builder()
                    .labels(Labels.of("reason", reason))
                    .value(count)
                    .build()));
    return counter.build();
  }

  private static HistogramSnapshot histogram(String name, String help, TimeHistogram times) {
    double[] bounds =
        DoubleStream.concat(
                LongStream.of(times.bounds()).mapToDouble(ms -> ms / MILLIS_A_SECOND),
                DoubleStream.of(Double.POSITIVE_INFINITY))
            .toArray();
    return HistogramSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(
            HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, times.counts()))
                .sum(times.sum() / MILLIS_A_SECOND)
                .build())
        .build();
  }

  private static GaugeDataPointSnapshot gauge(double value, Labels labels) {
    return GaugeDataPointSnapshot.builder().value(value).labels(labels).build();
  }

  private static Labels of(String server) {
    return Labels.of("server", server);
  }

  private static double seconds(Duration time) {
    return time.toNanos() / NANOS_A_SECOND;
  }

  private static double lastBatch(JobState state) {
    return state
        .totals()
        .last()
        .map(batch -> batch.end().toEpochMilli() / MILLIS_A_SECOND)
        .orElse(0.0);
  }
}
