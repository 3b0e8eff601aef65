package com.objectstream.sales.local.bench.report;

import com.objectstream.sales.local.bench.measure.MeasuredFigures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A figure of one divided by that of another, from the medians.
 *
 * @param name for programs, such as {@code sales_to_ceiling}
 * @param text for people, such as {@code sales : ceiling}
 */
public record Ratio(String name, String text, double value) {
  private static final int WIDTH = 45;

  public static Ratio of(
      String name,
      String text,
      MeasuredFigures one,
      MeasuredFigures other,
      ToDoubleFunction<MeasuredFigures> figure) {
    return new Ratio(name, text, figure.applyAsDouble(one) / figure.applyAsDouble(other));
  }

  /** The values by their names, in this order. */
  public static Map<String, Double> byName(List<Ratio> ratios) {
    var values = new LinkedHashMap<String, Double>();
    ratios.forEach(ratio -> values.put(ratio.name, ratio.value));
    return values;
  }

  /** As a line that is aligned with others. */
  public String line() {
    return ("%-" + WIDTH + "s %8.2f").formatted(text, value);
  }
}
