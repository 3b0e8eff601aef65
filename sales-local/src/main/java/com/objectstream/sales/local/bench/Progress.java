package com.objectstream.sales.local.bench;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells on the log, which is stderr, what is being done and how long it took. */
final class Progress {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
  private static final double NANOS_A_SECOND = 1e9;

  private Progress() {}

  static void tell(String what) {
    LOG.info("{}", what);
  }

  /**
   * The time since then, such as {@code 12.3 s}.
   *
   * @param begun of {@link System#nanoTime()}
   */
  static String since(long begun) {
    return "%.1f s".formatted((System.nanoTime() - begun) / NANOS_A_SECOND);
  }
}
