package com.objectstream.sales.local.server.cassandra;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What a node of Cassandra is set up for. */
public enum NodeSettings {
  /**
   * A write is acknowledged when it is on disk, so killing the only node loses nothing; 2 GB of
   * heap for an only node, 1 GB for one of several.
   */
  SAFE_AND_SMALL("commitlog_sync: batch") {
    @Override
    int heapMb(int nodes) {
      return nodes == 1 ? 2 * GIGA : GIGA;
    }
  },

  /**
   * As Cassandra is by default: a write is acknowledged before it is on disk, for replicas to make
   * up, and the heap is a quarter of the machine's memory, from 1 to 8 GB, as its start script has
   * it.
   */
  STANDARD("commitlog_sync: periodic\ncommitlog_sync_period: 10s") {
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

  NodeSettings(String commitLogSync) {
    this.commitLogSync = commitLogSync;
  }

  /** Lines of {@code cassandra.yaml}. */
  String commitLogSync() {
    return commitLogSync;
  }

  /** Megabytes of heap for each of so many nodes. */
  abstract int heapMb(int nodes);
}
