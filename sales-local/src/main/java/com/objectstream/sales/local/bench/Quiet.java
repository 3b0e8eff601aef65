package com.objectstream.sales.local.bench;

import com.objectstream.sales.local.server.LocalServers;
import java.time.Duration;

/**
 * Waits until the servers have done what a contender left them to do: flushes, compactions, garbage
 * collection. The next one would pay for it.
 */
final class Quiet {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration IDLE = Duration.ofMillis(50);
  private static final int MOST_LOOKS = 30;

  private Quiet() {}

  /** Returns when the servers use less than a tenth of a core, or after 15 s. */
  static void await(LocalServers servers) throws InterruptedException {
    for (int look = 0; look < MOST_LOOKS; look++) {
      CpuTimes before = CpuTimes.now(servers);
      Thread.sleep(LOOK.toMillis());
      CpuTimes used = CpuTimes.now(servers).minus(before);
      if (used.cassandra().plus(used.kafka()).compareTo(IDLE) < 0) {
        return;
      }
    }
  }
}
