package com.objectstream.sales.job.totals.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.job.totals.rebuild.ItemTotals.Rebuilt;
import com.objectstream.sales.totals.LayerFigures;
import com.objectstream.sales.totals.LayerFigures.Figure;
import com.objectstream.sales.transform.totals.ItemTotal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemTotalsTest {
  private static final Instant NOON = Instant.parse("2026-03-28T12:00:00Z");
  private final ItemTotals totals = new ItemTotals();

  @Test
  void comparesWithWhatWasShownAndRemembersTheRunningTotals() {
    totals.former(
        "plates",
        new LayerFigures(
            Optional.of(new Figure(1, 10, NOON)),
            new Figure(1, 10, NOON),
            Optional.of(new Figure(3, 30, NOON))),
        false);
    totals.sale("plates", 10);
    totals.sale("plates", 13);
    totals.sale("cups", -1);

    assertThat(totals.rows())
        .containsExactlyInAnyOrder(
            new Rebuilt(
                "plates", new ItemTotal(2, 23), new ItemTotal(-1, -7), new ItemTotal(3, 30)),
            new Rebuilt("cups", new ItemTotal(1, -1), new ItemTotal(1, -1), ItemTotal.NONE));
  }

  @Test
  void hasZerosForWhatIsGone() {
    totals.former(
        "plates",
        new LayerFigures(Optional.of(new Figure(2, 23, NOON)), Figure.NONE, Optional.empty()),
        true);

    assertThat(totals.rows())
        .containsExactly(
            new Rebuilt("plates", ItemTotal.NONE, new ItemTotal(-2, -23), ItemTotal.NONE));
  }

  @Test
  void halvesItemsThatAreTooMany() {
    List<String> items = IntStream.range(0, 10_000).mapToObj(i -> "item-" + i).toList();
    Deque<ItemSlice> slices = new ArrayDeque<>(List.of(ItemSlice.ALL));
    for (int i = 0; i < 15; i++) {
      slices.addAll(slices.poll().halves());
    }

    assertThat(slices).hasSize(16);
    assertThat(items)
        .allMatch(item -> slices.stream().filter(slice -> slice.has(item)).count() == 1);
    assertThat(slices).allMatch(slice -> items.stream().filter(slice::has).count() < 1_000);
  }

  @Test
  void forgetsAMarkOnlyIfItIsOlderThanClocksMayDiffer() {
    var clock = new RebuildClock(100_000_000, Duration.ofSeconds(60));

    assertThat(clock.forgets(39_999_999)).isTrue();
    assertThat(clock.forgets(40_000_000)).isFalse();
    assertThat(clock.batchAt()).isEqualTo(Instant.ofEpochSecond(100));
    assertThat(new ChangedStoreDay("s", LocalDate.EPOCH, ChangedStoreDay.UNMARKED).forgotten(clock))
        .isEmpty();
  }

  @Test
  void leavesDaysOfWhichSalesMayBeForgotten() {
    var expired = new ExpiredDays(Duration.ofDays(2), NOON, ZoneOffset.UTC);

    assertThat(expired.has(LocalDate.of(2026, 3, 26))).isTrue();
    assertThat(expired.has(LocalDate.of(2026, 3, 27))).isFalse();
    assertThat(new ExpiredDays(Duration.ZERO, NOON, ZoneOffset.UTC).has(LocalDate.EPOCH)).isFalse();
  }

  @Test
  void tellsWhatItDid() {
    assertThat(new RebuildResult(2, 12_000, 5, 1, -3, 0))
        .hasToString("2 partitions, 5 items of 12,000 sales; 1 row new or repaired, -3 items sold");
    assertThat(new RebuildResult(1, 1, 1, 0, 0, 2))
        .hasToString(
            "1 partition, 1 item of 1 sale; 0 rows new or repaired, 0 items sold; 2 older than default_time_to_live left as they are");
  }
}
