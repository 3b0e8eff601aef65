package com.objectstream.sales.producer.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GeneratedSharesTest {
  private static final int EVENTS = 100_000;

  @Test
  void keepsToTheSharesOfTheSettings() {
    Map<EventKind, Long> counts = countsOf(settings(0.01, 0.05, 0.1), EVENTS);

    assertThat(counts.get(EventKind.MALFORMED)).isCloseTo(1_000L, within(100L));
    assertThat(counts.get(EventKind.DUPLICATE)).isCloseTo(5_000L, within(250L));
    assertThat(counts.get(EventKind.LATE)).isCloseTo(10_000L, within(350L));
    assertThat(counts.get(EventKind.SALE)).isCloseTo(84_000L, within(500L));
  }

  @Test
  void makesPlainSalesOnlyUnlessToldOtherwise() {
    assertThat(countsOf(GeneratorSettings.DEFAULT, EVENTS))
        .isEqualTo(Map.of(EventKind.SALE, (long) EVENTS));
  }

  @Test
  void canBeMalformedOrLateAltogether() {
    assertThat(countsOf(settings(1, 0, 0), 1_000)).isEqualTo(Map.of(EventKind.MALFORMED, 1_000L));
    assertThat(countsOf(settings(0, 0, 1), 1_000)).isEqualTo(Map.of(EventKind.LATE, 1_000L));
  }

  @Test
  void makesOneSaleWhenAllTheRestAreItsDuplicates() {
    assertThat(countsOf(settings(0, 1, 0), 5_000))
        .isEqualTo(Map.of(EventKind.SALE, 1L, EventKind.DUPLICATE, 4_999L));
  }

  @Test
  void everyMalformedLineIsUnlikeAllOthers() {
    List<String> lines =
        new SaleGenerator(settings(0.5, 0, 0))
            .events(0, EVENTS)
            .filter(e -> e.kind() == EventKind.MALFORMED)
            .map(e -> new String(e.value(), ISO_8859_1))
            .toList();

    assertThat(lines).hasSizeGreaterThan(49_000).doesNotHaveDuplicates();
    assertThat(lines).noneMatch(line -> line.contains("\n"));
  }

  private static Map<EventKind, Long> countsOf(GeneratorSettings settings, long events) {
    return new SaleGenerator(settings)
        .events(0, events)
        .collect(groupingBy(GeneratedEvent::kind, counting()));
  }

  private static GeneratorSettings settings(double malformed, double duplicates, double late) {
    return GeneratorSettings.DEFAULT.withShares(malformed, duplicates, late);
  }
}
