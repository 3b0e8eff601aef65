package com.objectstream.sales.producer.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.model.SaleJson;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SaleGeneratorTest {
  private static final GeneratorSettings DEFAULT = GeneratorSettings.DEFAULT;

  @Test
  void event0OfSeed1IsTheSameForEver() {
    GeneratedEvent event = new SaleGenerator(DEFAULT).event(0);

    assertThat(new String(event.value(), UTF_8))
        .isEqualTo(
            "{\"item_id\":\"candles-181\",\"item_sold\":8,\"item_name\":\"Black Candles\","
                + "\"timestamp_ms\":\"1530230400006\",\"store_id\":\"Brentwood - 3\",\"sale_id\":\"1-0\"}");
    assertThat(event.sale())
        .contains(
            new SaleEvent(
                "candles-181",
                "Brentwood - 3",
                1530230400006L,
                8,
                Optional.of("Black Candles"),
                Optional.of("1-0")));
  }

  @Test
  void makesEqualEventsInAnyOrderAndInParallel() {
    var settings = DEFAULT.withShares(0.1, 0.1, 0.1);
    List<String> forward = lines(LongStream.range(0, 5_000), settings);
    List<String> backward =
        lines(LongStream.iterate(4_999, n -> n - 1).limit(5_000).parallel(), settings);

    assertThat(backward.stream().sorted()).isEqualTo(forward.stream().sorted().toList());
    assertThat(lines(LongStream.range(4_000, 5_000), settings))
        .isEqualTo(forward.subList(4_000, 5_000));
  }

  @Test
  void makesOtherEventsOfAnotherSeed() {
    assertThat(lines(LongStream.range(0, 1_000), DEFAULT))
        .doesNotContainAnyElementsOf(lines(LongStream.range(0, 1_000), DEFAULT.withSeed(2)));
  }

  @Test
  void saysWhatAReaderShouldMakeOfTheBytes() {
    new SaleGenerator(DEFAULT.withShares(0, 0.1, 0.1))
        .events(0, 1_000)
        .forEach(e -> assertThat(e.value()).isEqualTo(SaleJson.write(e.sale().orElseThrow())));
  }

  @Test
  void goesOnInTimeByTenMillisecondsGiveOrTakeTwoSeconds() {
    var generator = new SaleGenerator(DEFAULT);
    long start = DEFAULT.start().toEpochMilli();

    generator
        .events(0, 10_000)
        .forEach(
            e -> assertThat(timeOf(e).toEpochMilli() - start - 10 * e.n()).isBetween(0L, 2_000L));
  }

  @Test
  void spreadsOverAllDaysAndGoesOnBehindThemWhenTheyAreFull() {
    var generator = new SaleGenerator(DEFAULT.withDays(3));

    assertThat(generator.events(0, 30).map(SaleGeneratorTest::dayOf).distinct())
        .containsExactly(
            LocalDate.parse("2018-06-29"),
            LocalDate.parse("2018-06-30"),
            LocalDate.parse("2018-07-01"));
    assertThat(dayOf(generator.event(3 * 8_640_000L - 1))).isEqualTo("2018-07-01");
    assertThat(dayOf(generator.event(3 * 8_640_000L))).isEqualTo("2018-07-02");
  }

  @Test
  void sendsLateEventsHoursToDaysBehindTheirNeighbours() {
    new SaleGenerator(DEFAULT.withShares(0, 0, 1))
        .events(0, 1_000)
        .forEach(
            e ->
                assertThat(timeOf(e))
                    .isBetween(
                        DEFAULT.start().minusSeconds(72 * 3_600),
                        DEFAULT.start().minusSeconds(3_600 - 12)));
  }

  @Test
  void hasSomeReturnsAndSomeItemsWithoutName() {
    List<SaleEvent> sales =
        new SaleGenerator(DEFAULT).events(0, 10_000).flatMap(e -> e.sale().stream()).toList();

    assertThat(sales.stream().filter(s -> s.itemSold() < 0).count()).isBetween(200L, 400L);
    assertThat(sales.stream().filter(s -> s.itemName().isEmpty()).count()).isBetween(120L, 280L);
    assertThat(sales.stream().map(SaleEvent::storeId).distinct()).hasSize(20);
    assertThat(sales.stream().map(SaleEvent::itemId).distinct().count()).isBetween(950L, 1_000L);
  }

  @Test
  void hasNoEventBeforeTheFirst() {
    assertThatThrownBy(() -> new SaleGenerator(DEFAULT).event(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("events are numbered from 0, there is no event -1");
  }

  private static List<String> lines(LongStream numbers, GeneratorSettings settings) {
    var generator = new SaleGenerator(settings);
    return numbers.mapToObj(generator::event).map(e -> new String(e.value(), UTF_8)).toList();
  }

  private static Instant timeOf(GeneratedEvent event) {
    return Instant.ofEpochMilli(event.sale().orElseThrow().timestampMs());
  }

  private static LocalDate dayOf(GeneratedEvent event) {
    return LocalDate.ofInstant(timeOf(event), ZoneOffset.UTC);
  }
}
