package com.objectstream.sales.local.bench;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells on the log, which is stderr, what was done and how long it took. */
final class Progress {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
  private static final double NANOS_A_SECOND = 1e9;

  private Progress() {}

  /**
   * @param begun of {@link System#nanoTime()}
   */
  static void done(String what, long begun) {
    LOG.info("{} ({} s)", what, "%.1f".formatted((System.nanoTime() - begun) / NANOS_A_SECOND));
  }
}
