package com.objectstream.sales.local.bench.report;

import com.objectstream.sales.local.server.LocalServers;

/** Something to measure. */
public interface Benchmark {
  /**
   * Measures it, in a table and topics of its own.
   *
   * @param servers may be used by others, but then the figures mean nothing
   * @throws IllegalStateException if a row is missing at the end of a run
   */
  BenchReport run(LocalServers servers) throws Exception;
}
