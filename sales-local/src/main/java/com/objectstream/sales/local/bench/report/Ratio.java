package com.objectstream.sales.local.bench.report;

import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.local.bench.measure.MeasuredFigures;
import com.objectstream.sales.local.bench.measure.MeasuredFigures.Spread;
import com.objectstream.sales.local.bench.measure.MeasuredRound;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A figure of one divided by that of another.
 *
 * @param name for programs, such as {@code sales_to_ceiling}
 * @param text for people, such as {@code sales : ceiling}
 * @param value of the medians, or the median of the pairs
 * @param pairs the ratio within each pair of neighbouring rounds, where these were compared
 */
public record Ratio(String name, String text, double value, Optional<Spread> pairs) {
  private static final int WIDTH = 45;

  public static Ratio of(String name, String text, double value) {
    return new Ratio(name, text, value, Optional.empty());
  }

  /** Of the medians. */
  public static Ratio of(
      String name,
      String text,
      MeasuredFigures one,
      MeasuredFigures other,
      ToDoubleFunction<MeasuredFigures> figure) {
    return of(name, text, figure.applyAsDouble(one) / figure.applyAsDouble(other));
  }

  /**
   * Of the rows a second of neighbouring rounds. What drifts on a machine in minutes does not count
   * here, so that a difference of some percent can be seen.
   *
   * @param ones a round of the one for each of the other
   */
  public static Ratio ofPairs(
      String name, String text, List<MeasuredRound> ones, List<MeasuredRound> others) {
    return ofPairs(name, text, ones, others, MeasuredRound::rowsPerSecond);
  }

  /** Of another figure of neighbouring rounds. */
  public static Ratio ofPairs(
      String name,
      String text,
      List<MeasuredRound> ones,
      List<MeasuredRound> others,
      ToDoubleFunction<MeasuredRound> figure) {
    Spread pairs =
        Spread.of(
            IntStream.range(0, ones.size())
                .mapToDouble(
                    i -> figure.applyAsDouble(ones.get(i)) / figure.applyAsDouble(others.get(i)))
                .toArray());
    return new Ratio(name, text, pairs.median(), Optional.of(pairs));
  }

  /** The values by their names, in this order. */
  public static Map<String, Double> byName(List<Ratio> ratios) {
    var values = new LinkedHashMap<String, Double>();
    ratios.forEach(ratio -> values.put(ratio.name, ratio.value));
    return values;
  }

  /** As a line that is aligned with others. */
  public String line() {
    return pairs
        .map(spread -> text("%9.3f  (%.3f to %.3f)", spread.median(), spread.min(), spread.max()))
        .orElseGet(() -> text("%8.2f", value));
  }

  private String text(String format, Object... values) {
    return Counted.text("%-" + WIDTH + "s ", text) + Counted.text(format, values);
  }
}
