package com.objectstream.sales.transform;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.producer.event.GeneratedEvent;
import com.objectstream.sales.producer.event.GeneratorSettings;
import com.objectstream.sales.producer.event.SaleGenerator;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What the load generator sends takes the plain path, so what is measured with it is that path. In
 * this module, which knows both, and in the package of the path, which nobody outside sees.
 */
class GeneratedSalesTest {
  private static final int EVENTS = 50_000;

  @Test
  void areAllPlainAndMalformedOnesAreNot() {
    var generator = new SaleGenerator(GeneratorSettings.DEFAULT.withShares(0.1, 0.1, 0.1));

    generator.events(0, EVENTS).forEach(GeneratedSalesTest::assertIsPlainIfItIsASale);
  }

  private static void assertIsPlainIfItIsASale(GeneratedEvent event) {
    var line = new Line(event.value(), 0, 0, event.value().length);
    boolean isUtf8 = Utf8.wellFormedUntil(line.value(), 0, line.end()) == line.end();

    PlainSale plain = isUtf8 ? PlainSale.read(line) : null;
    assertThat(Optional.ofNullable(plain).map(PlainSale::event)).isEqualTo(event.sale());
  }
}
