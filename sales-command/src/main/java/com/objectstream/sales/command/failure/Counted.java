package com.objectstream.sales.command.failure;

import java.util.Locale;

/** Numbers with a noun, for people. */
public final class Counted {
  private Counted() {}

  /** {@code 1 partition}, {@code 1,024 partitions}. */
  public static String of(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s", count, noun(count, noun));
  }

  /** {@code partition} if it is one, else {@code partitions}. */
  public static String noun(long count, String noun) {
    return count == 1 ? noun : noun + "s";
  }
}
