package com.objectstream.sales.local.bench.site;

import com.objectstream.sales.local.server.LocalServers;
import com.objectstream.sales.local.server.process.ServerProcess;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Processor time that was used.
 *
 * @param cassandra by all of its nodes
 * @param kafka by all of its brokers
 * @param client by the process in which one contender runs at a time
 */
public record CpuTimes(Duration cassandra, Duration kafka, Duration client) {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration IDLE = Duration.ofMillis(50);
  private static final int MOST_LOOKS = 30;

  /**
   * Until now.
   *
   * @param client the process that writes; empty is this one
   */
  public static CpuTimes now(LocalServers servers, Optional<ServerProcess> client) {
    return new CpuTimes(
        sum(servers.cassandraNodes()),
        sum(servers.brokers()),
        client.map(ServerProcess::cpuTime).orElseGet(CpuTimes::ofThisProcess));
  }

  private static Duration ofThisProcess() {
    var self = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return Duration.ofNanos(self.getProcessCpuTime());
  }

  public CpuTimes minus(CpuTimes earlier) {
    return new CpuTimes(
        cassandra.minus(earlier.cassandra),
        kafka.minus(earlier.kafka),
        client.minus(earlier.client));
  }

  /**
   * Waits until the servers have done what was left to them: flushes, compactions, garbage
   * collection. What is measured next would pay for it. Returns when they use less than a tenth of
   * a core, or after 15 s.
   */
  public static void awaitIdle(LocalServers servers) throws InterruptedException {
    for (int look = 0; look < MOST_LOOKS; look++) {
      CpuTimes before = now(servers, Optional.empty());
      Thread.sleep(LOOK.toMillis());
      CpuTimes used = now(servers, Optional.empty()).minus(before);
      if (used.cassandra.plus(used.kafka).compareTo(IDLE) < 0) {
        return;
      }
    }
  }

  private static Duration sum(List<ServerProcess> servers) {
    return servers.stream().map(ServerProcess::cpuTime).reduce(Duration.ZERO, Duration::plus);
  }
}
