package com.objectstream.sales.totals;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.totals.LayerFigures.Figure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LayerFiguresTest {
  private static final Instant NOON = Instant.parse("2026-03-28T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(300);
  private static final Figure BATCH = new Figure(10, 100, NOON);

  private static LayerFigures figures(Figure seen, Figure speed) {
    return new LayerFigures(Optional.of(BATCH), seen, Optional.of(speed));
  }

  @Test
  void addsWhatTheRunningTotalsHaveMoreThanTheRebuildSaw() {
    LayerFigures figures = figures(new Figure(8, 80, NOON), new Figure(9, 75, LATER));

    assertThat(figures.shown(false)).isEqualTo(new Figure(11, 95, LATER));
    assertThat(figures.layer(false)).isEqualTo(Layer.BOTH);
    assertThat(figures.shown(true)).isEqualTo(BATCH);
    assertThat(figures.layer(true)).isEqualTo(Layer.BATCH);
  }

  @Test
  void addsNothingOfRunningTotalsThatBeganAnew() {
    LayerFigures figures = figures(new Figure(8, 80, NOON), new Figure(2, 90, LATER));

    assertThat(figures.shown(false)).isEqualTo(BATCH);
    assertThat(figures.layer(false)).isEqualTo(Layer.BATCH);
  }

  @Test
  void addsNothingOfRunningTotalsThatMayCountTheSalesOfTheRebuildAsItSawNone() {
    LayerFigures behind = figures(Figure.NONE, new Figure(9, 90, LATER));
    LayerFigures caughtUp = figures(Figure.NONE, new Figure(10, 95, LATER));
    LayerFigures ahead = figures(Figure.NONE, new Figure(12, 130, LATER));

    assertThat(behind.shown(false)).isEqualTo(BATCH);
    assertThat(caughtUp.shown(false)).isEqualTo(BATCH);
    assertThat(caughtUp.layer(false)).isEqualTo(Layer.BATCH);
    assertThat(ahead.shown(false)).isEqualTo(new Figure(12, 130, LATER));
    assertThat(ahead.layer(false)).isEqualTo(Layer.SPEED);
    assertThat(ahead.shown(true)).isEqualTo(BATCH);
  }

  @Test
  void showsTheRunningTotalOfADayThatWasNeverRebuilt() {
    var speed = new Figure(9, 75, LATER);
    var figures = new LayerFigures(Optional.empty(), Figure.NONE, Optional.of(speed));

    assertThat(figures.shown(false)).isEqualTo(speed);
    assertThat(figures.layer(false)).isEqualTo(Layer.SPEED);
    assertThat(figures.isExact(Optional.empty(), Duration.ZERO)).isFalse();
  }

  @Test
  void isExactWithoutAMarkThatMayBeNewer() {
    LayerFigures figures = figures(Figure.NONE, Figure.NONE);
    Duration minute = Duration.ofMinutes(1);

    assertThat(figures.isExact(Optional.empty(), minute)).isTrue();
    assertThat(figures.isExact(Optional.of(NOON.minus(minute)), minute)).isTrue();
    assertThat(figures.isExact(Optional.of(NOON.minus(minute).plusMillis(1)), minute)).isFalse();
  }
}
