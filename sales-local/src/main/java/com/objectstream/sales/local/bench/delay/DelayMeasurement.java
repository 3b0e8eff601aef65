package com.objectstream.sales.local.bench.delay;

import com.objectstream.sales.job.start.StartChecks;
import com.objectstream.sales.job.stream.SalesStream;
import com.objectstream.sales.local.bench.site.BenchLog;
import com.objectstream.sales.local.bench.site.BenchSite;
import com.objectstream.sales.local.bench.site.CpuTimes;
import com.objectstream.sales.local.bench.site.Workload;
import com.objectstream.sales.producer.event.GeneratorSettings;
import com.objectstream.sales.producer.send.KafkaTarget;
import com.objectstream.sales.producer.send.SalesProducer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.spark.sql.streaming.StreamingQueryException;

/**
 * Measures the delay of the job while events come at a steady rate. The producer is an open loop:
 * an event's delay begins when it was due, also when it was sent late. Producer, job and reader
 * share this process, so there is one clock, and none of them has the machine to itself.
 */
public final class DelayMeasurement {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final BenchSite site;
  private final DelaySettings settings;
  private final Workload workload;

  public DelayMeasurement(BenchSite site, DelaySettings settings) {
    this.site = site;
    this.settings = settings;
    this.workload =
        Workload.of(
            site.newTopic(BenchSite.KAFKA_PARTITIONS),
            GeneratorSettings.DEFAULT,
            settings.events());
  }

  /**
   * Runs the job without a pause between batches, which is what suits a low delay.
   *
   * @throws IllegalStateException if a row does not come
   */
  public DelayResult measure() throws Exception {
    BenchLog.tell(
        "delay at %,d events/s, %d s that do not count and %d s that do",
        DelaySettings.EVENTS_A_SECOND, settings.warmUp().toSeconds(), settings.time().toSeconds());
    site.table().truncate();
    CpuTimes.awaitIdle(site.servers());
    try (var start = StartChecks.passed(site.jobOptions(workload.topic()));
        var batches = BatchWatch.listen(site.spark());
        var job = start.begin(site.spark())) {
      DelayResult result =
          produceAndWatch(CompletableFuture.runAsync(() -> awaitEnd(job)), batches);
      site.table().awaitAll(workload, "the job", TIMEOUT);
      return result;
    }
  }

  private DelayResult produceAndWatch(CompletableFuture<Void> jobEnd, BatchWatch batches) {
    var watch = RowWatch.ofOneStore(site, workload, settings);
    var producer = SalesProducer.connect(new KafkaTarget(site.servers().kafka(), workload.topic()));
    Instant counts = Instant.now().plus(settings.warmUp());
    var sending =
        CompletableFuture.runAsync(
            () -> producer.send(workload.stream().iterator(), DelaySettings.PACE));
    try {
      DelayResult result = watch.watch(producer.start(), jobEnd).with(batches.since(counts));
      sending.join(); // one store was watched: events of others may be due after its last
      return result;
    } finally {
      producer.stop();
      sending.join();
    }
  }

  private static void awaitEnd(SalesStream job) {
    try {
      job.awaitEnd();
    } catch (StreamingQueryException e) {
      throw new CompletionException(e);
    }
  }
}
