package com.objectstream.sales.local.bench.site;

import com.objectstream.sales.command.failure.Counted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells on the log, which is stderr, what is being done and how long it took. */
public final class BenchLog {
  private static final Logger LOG = LoggerFactory.getLogger(BenchLog.class);
  private static final double NANOS_A_SECOND = 1e9;

  private BenchLog() {}

  /** A line with values in it, as {@link String#format} takes them. */
  public static void tell(String format, Object... values) {
    LOG.info("{}", Counted.text(format, values));
  }

  /**
   * The time since then, such as {@code 12.3 s}.
   *
   * @param begun of {@link System#nanoTime()}
   */
  public static String since(long begun) {
    return Counted.text("%.1f s", (System.nanoTime() - begun) / NANOS_A_SECOND);
  }
}
