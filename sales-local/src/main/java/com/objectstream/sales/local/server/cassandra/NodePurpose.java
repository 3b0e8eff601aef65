package com.objectstream.sales.local.server.cassandra;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/** What a node of Cassandra is set up for. */
public enum NodePurpose {
  /**
   * A write is acknowledged when it is on disk, so killing the only node loses nothing; 2 GB of
   * heap for an only node, 1 GB for one of several.
   */
  SAFE_AND_SMALL("commitlog_sync: batch", List.of()),

  /**
   * As safe and small, for some minutes: with the JVM's quick compiler alone, since the other one
   * takes more of such a life than it gives.
   */
  SAFE_AND_BRIEF("commitlog_sync: batch", List.of("-XX:TieredStopAtLevel=1")),

  /**
   * As Cassandra is by default: a write is acknowledged before it is on disk, for replicas to make
   * up, and the heap is a quarter of the machine's memory, from 1 to 8 GB, as its start script has
   * it.
   */
  STANDARD("commitlog_sync: periodic\ncommitlog_sync_period: 10s", List.of()) {
    @Override
    int heapMb(int nodes) {
      long memory =
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
      long quarterMb = memory / nodes / 4 >> 20;
      return (int) Math.max(GIGA, Math.min(8 * GIGA, quarterMb));
    }
  };

  private static final int GIGA = 1_024;

  private final String commitLogSync;
  private final List<String> jvmOptions;

  NodePurpose(String commitLogSync, List<String> jvmOptions) {
    this.commitLogSync = commitLogSync;
    this.jvmOptions = jvmOptions;
  }

  /** Lines of {@code cassandra.yaml}. */
  String commitLogSync() {
    return commitLogSync;
  }

  /** Options of the node's JVM, besides its heap. */
  List<String> jvmOptions() {
    return jvmOptions;
  }

  /** Megabytes of heap for each of so many nodes. */
  int heapMb(int nodes) {
    return nodes == 1 ? 2 * GIGA : GIGA;
  }
}
