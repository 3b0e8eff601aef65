package com.objectstream.sales.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.local.delivery.DeliveryReport;
import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.producer.event.GeneratorSettings;
import com.objectstream.sales.producer.event.SaleGenerator;
import com.objectstream.sales.producer.send.KafkaTarget;
import com.objectstream.sales.producer.send.Pace;
import com.objectstream.sales.producer.send.ProduceReport;
import com.objectstream.sales.producer.send.SalesProducer;
import java.util.List;

/**
 * Events of a generator as the input of a test.
 *
 * @param count they are those from 0 to this number
 */
public record SeededEvents(GeneratorSettings settings, long count) {
  private static final double MALFORMED = 0.03;
  private static final double DUPLICATES = 0.02;
  private static final double LATE = 0.02;

  /** Some of everything: good, late, malformed, twice. */
  public static SeededEvents mixed(long seed, long count) {
    return new SeededEvents(
        GeneratorSettings.DEFAULT.withSeed(seed).withShares(MALFORMED, DUPLICATES, LATE), count);
  }

  /** Puts all of them into the topic of a pipeline. */
  public ProduceReport sendTo(Pipeline pipeline, Pace pace) {
    var target = new KafkaTarget(pipeline.servers().kafka(), pipeline.topic());
    return SalesProducer.connect(target)
        .send(new SaleGenerator(settings).events(0, count).iterator(), pace);
  }

  public ProduceReport sendTo(Pipeline pipeline) {
    return sendTo(pipeline, Pace.UNLIMITED);
  }

  /** The identities of the sales that have to be stored, each once. */
  public List<String> saleIds() {
    return new SaleGenerator(settings)
        .events(0, count)
        .flatMap(event -> event.sale().flatMap(SaleEvent::saleId).stream())
        .distinct()
        .toList();
  }

  /** Asserts that each sale is a row and each bad line a reject, as sent, and nothing else is. */
  public void assertDelivered(Pipeline pipeline) {
    DeliveryReport report = pipeline.delivered(settings, count);
    assertThat(report.isExact()).as(() -> String.join("\n", report.lines())).isTrue();
  }
}
