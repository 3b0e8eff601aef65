package com.objectstream.sales.local.bench;

import com.objectstream.sales.local.server.LocalServers;
import com.objectstream.sales.local.server.process.ServerProcess;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/**
 * Processor time that was used.
 *
 * @param cassandra by all of its nodes
 * @param kafka by all of its brokers
 * @param client by this process, in which one contender runs at a time
 */
record CpuTimes(Duration cassandra, Duration kafka, Duration client) {
  static CpuTimes now(LocalServers servers) {
    var self = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new CpuTimes(
        sum(servers.cassandraNodes()),
        sum(servers.brokers()),
        Duration.ofNanos(self.getProcessCpuTime()));
  }

  CpuTimes minus(CpuTimes earlier) {
    return new CpuTimes(
        cassandra.minus(earlier.cassandra),
        kafka.minus(earlier.kafka),
        client.minus(earlier.client));
  }

  private static Duration sum(List<ServerProcess> servers) {
    return servers.stream().map(ServerProcess::cpuTime).reduce(Duration.ZERO, Duration::plus);
  }
}
