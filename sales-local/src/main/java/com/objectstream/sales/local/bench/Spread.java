package com.objectstream.sales.local.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** A figure over the rounds of a run. */
public record Spread(double median, double min, double max) {

  /**
   * Of the figures of some rounds.
   *
   * @throws IllegalArgumentException if there are none
   */
  static Spread of(Collection<Round> rounds, ToDoubleFunction<Round> figure) {
    return of(rounds.stream().mapToDouble(figure).toArray());
  }

  static Spread of(double... figures) {
    if (figures.length == 0) {
      throw new IllegalArgumentException("no round was measured");
    }
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }
}
