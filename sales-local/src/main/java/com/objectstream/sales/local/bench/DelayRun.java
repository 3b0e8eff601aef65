package com.objectstream.sales.local.bench;

import com.objectstream.sales.job.SalesStream;
import com.objectstream.sales.job.StartChecks;
import com.objectstream.sales.producer.GeneratorSettings;
import com.objectstream.sales.producer.KafkaTarget;
import com.objectstream.sales.producer.Pace;
import com.objectstream.sales.producer.SalesProducer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Measures the delay of the job while events come at a steady rate. The producer is an open loop:
 * an event's delay begins when it was due, also when it was sent late.
 */
final class DelayRun {
  private final BenchSite site;
  private final BenchSettings.Delay settings;
  private final Workload workload;

  DelayRun(BenchSite site, BenchSettings.Delay settings) {
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
  DelayResult measure() throws Exception {
    long begun = System.nanoTime();
    site.table().truncate();
    Quiet.await(site.servers());
    var job = site.jobOptions(workload.topic(), Duration.ZERO, false);
    var stream = new SalesStream(site.spark(), StartChecks.passed(job));
    try {
      DelayResult result = produceAndWatch();
      site.table().requireAll(workload, SalesContender.NAME);
      Progress.done("delay at %,d events/s measured".formatted(settings.rate()), begun);
      return result;
    } finally {
      stream.close();
    }
  }

  private DelayResult produceAndWatch() throws Exception {
    var target = new KafkaTarget(site.servers().bootstrapServers(), workload.topic());
    var watch = RowWatch.ofOneStore(site, workload);
    var producer = SalesProducer.connect(target);
    // The producer's own clock has just begun: microseconds ago, as connecting ends with that
    long start = System.nanoTime();
    var pace = new Pace(settings.rate(), Optional.empty());
    var sending =
        CompletableFuture.runAsync(() -> producer.send(workload.stream().iterator(), pace));
    try {
      return watch.watch(start, settings);
    } finally {
      producer.stop();
      sending.join();
    }
  }
}
