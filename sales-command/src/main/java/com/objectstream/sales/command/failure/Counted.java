package com.objectstream.sales.command.failure;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Numbers in texts for people; their digits are ASCII whatever the locale. */
public final class Counted {
  private static final List<Map.Entry<String, Duration>> UNITS =
      List.of(
          Map.entry("d", Duration.ofDays(1)),
          Map.entry("h", Duration.ofHours(1)),
          Map.entry("m", Duration.ofMinutes(1)),
          Map.entry("s", Duration.ofSeconds(1)),
          Map.entry("ms", Duration.ofMillis(1)));

  private Counted() {}

  /** {@code 1 partition}, {@code 1,024 partitions}. */
  public static String of(long count, String noun) {
    return text("%,d %s", count, noun(count, noun));
  }

  /** Values in a text, as {@link String#format} puts them there. */
  public static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /**
   * As it is typed, in the largest unit that leaves no rest: {@code 500ms}, {@code 90s}, {@code
   * 1d}.
   */
  public static String of(Duration time) {
    if (time.isZero()) {
      return "0s";
    }
    return UNITS.stream()
        .filter(unit -> time.toNanos() % unit.getValue().toNanos() == 0)
        .findFirst()
        .map(unit -> time.dividedBy(unit.getValue()) + unit.getKey())
        .orElseGet(time::toString);
  }

  /** {@code partition} if it is one, else {@code partitions}. */
  public static String noun(long count, String noun) {
    return count == 1 ? noun : noun + "s";
  }
}
