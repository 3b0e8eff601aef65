package com.objectstream.sales.producer.event;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

class DuplicatePropertyTest {
  @Property(tries = 100, seed = "20180629")
  void aDuplicateHasTheVeryBytesOfAnEarlierPlainSale(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0, max = 0.5) double malformed,
      @ForAll @DoubleRange(min = 0, max = 0.5) double duplicates,
      @ForAll @LongRange(min = 0, max = 10_000_000) long from) {
    var settings = GeneratorSettings.DEFAULT.withShares(malformed, duplicates, 0).withSeed(seed);
    var generator = new SaleGenerator(settings);

    generator
        .events(from, from + 50)
        .filter(e -> e.kind() == EventKind.DUPLICATE)
        .forEach(duplicate -> assertRepeatsAnEarlierSale(duplicate, generator, seed));
  }

  private static void assertRepeatsAnEarlierSale(
      GeneratedEvent duplicate, SaleGenerator generator, long seed) {
    String saleId = duplicate.sale().orElseThrow().saleId().orElseThrow();
    long m = Long.parseLong(saleId.substring(Long.toString(seed).length() + 1));
    GeneratedEvent original = generator.event(m);

    assertThat(m).isLessThan(duplicate.n());
    assertThat(original)
        .usingRecursiveComparison()
        .isEqualTo(new GeneratedEvent(m, EventKind.SALE, duplicate.value(), duplicate.sale()));
  }
}
