package com.objectstream.sales.local.bench;

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
record Ratio(String name, String text, double value) {
  private static final int WIDTH = 45;

  static Ratio of(
      String name, String text, Figures one, Figures other, ToDoubleFunction<Figures> figure) {
    return new Ratio(name, text, figure.applyAsDouble(one) / figure.applyAsDouble(other));
  }

  /** The values by their names, in this order. */
  static Map<String, Double> byName(List<Ratio> ratios) {
    var values = new LinkedHashMap<String, Double>();
    ratios.forEach(ratio -> values.put(ratio.name, ratio.value));
    return values;
  }

  /** As a line that is aligned with others. */
  String line() {
    return ("%-" + WIDTH + "s %8.2f").formatted(text, value);
  }
}
