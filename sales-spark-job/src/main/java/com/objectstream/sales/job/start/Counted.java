package com.objectstream.sales.job.start;

import java.util.Locale;

/** Numbers with a noun, for people. */
final class Counted {
  private Counted() {}

  /** {@code 1 partition}, {@code 1,024 partitions}. */
  static String of(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
