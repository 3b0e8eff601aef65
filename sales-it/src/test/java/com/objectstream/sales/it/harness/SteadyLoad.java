package com.objectstream.sales.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.producer.event.SaleGenerator;
import com.objectstream.sales.producer.send.KafkaTarget;
import com.objectstream.sales.producer.send.Pace;
import com.objectstream.sales.producer.send.ProduceReport;
import com.objectstream.sales.producer.send.SalesProducer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;

/**
 * Events that are sent at a steady rate while the test goes on; what a fault delays is caught up.
 */
public final class SteadyLoad {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final SalesProducer producer;
  private final CompletableFuture<ProduceReport> sending;

  private SteadyLoad(SalesProducer producer, CompletableFuture<ProduceReport> sending) {
    this.producer = producer;
    this.sending = sending;
  }

  /**
   * Begins to send.
   *
   * @param rate events a second
   */
  public static SteadyLoad start(SeededEvents events, int rate, Pipeline pipeline) {
    var target = new KafkaTarget(pipeline.servers().kafka(), pipeline.topic());
    var producer = SalesProducer.connect(target);
    var values = new SaleGenerator(events.settings()).events(0, events.count()).iterator();
    var pace = new Pace(rate, Optional.empty());
    return new SteadyLoad(producer, BackgroundRun.get(() -> producer.send(values, pace)));
  }

  /** Waits until so many events are acknowledged. */
  public void await(long events) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> sending.isDone() || producer.acknowledged() >= events);
  }

  /** Waits until all are acknowledged, and fails if one cannot be sent. */
  public void awaitEnd() {
    assertThat(sending).succeedsWithin(PATIENCE);
  }
}
