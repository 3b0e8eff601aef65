package com.objectstream.sales.local.bench.checkout;

import com.objectstream.sales.local.bench.contender.Contender;
import com.objectstream.sales.local.bench.site.BenchSite;
import com.objectstream.sales.local.bench.site.Workload;
import com.objectstream.sales.local.server.process.ServerProcess;
import com.objectstream.sales.producer.event.GeneratorSettings;
import com.objectstream.sales.producer.send.KafkaTarget;
import com.objectstream.sales.producer.send.WithheldValues;
import java.time.Duration;
import java.util.Optional;

/**
 * The job of a checkout, which waits until a round's events are there all at once.
 *
 * @param workload of each round; its topic is that of the job
 */
public record CheckoutContender(String name, CheckoutJob job, Workload workload)
    implements Contender {

  /** For so many good events in each round. */
  public static CheckoutContender of(String name, CheckoutJob job, long rows) {
    return new CheckoutContender(
        name, job, Workload.of(job.topic(), GeneratorSettings.DEFAULT, rows));
  }

  @Override
  public BenchSite site() {
    return job.site();
  }

  @Override
  public Optional<ServerProcess> process() {
    return Optional.of(job.process());
  }

  /** Sends the events in a transaction that is still open: the job does not see them. */
  @Override
  public MeasuredWork prepare() {
    long last = job.newestBatch();
    WithheldValues withheld =
        WithheldValues.send(
            new KafkaTarget(site().servers().kafka(), job.topic()), workload.stream().iterator());
    if (job.newestBatch() != last) {
      withheld.close();
      throw new IllegalStateException(
          name + " reads records of open transactions: it cannot be measured this way");
    }
    return () -> release(withheld, last);
  }

  /**
   * Lets the job see them, and waits for its last commit.
   *
   * @return how long it worked, without the time until it looks, which is up to its trigger's
   *     second
   */
  private Duration release(WithheldValues withheld, long last) throws Exception {
    try (withheld) {
      withheld.release();
    }
    return job.awaitAllSince(last);
  }
}
