package com.objectstream.sales.local.bench.contender;

import com.objectstream.sales.local.bench.site.BenchSite;
import com.objectstream.sales.local.bench.site.Workload;
import com.objectstream.sales.local.server.process.ServerProcess;
import java.time.Duration;
import java.util.Optional;

/** A way to bring the events of a workload into the table. */
public interface Contender {
  /** How tables and JSON call it. */
  String name();

  /** The servers and the table that it uses. */
  BenchSite site();

  /** What it stores: a row for each good sale. */
  Workload workload();

  /** How many lines it handles, each of which it stores or rejects. */
  default long lines() {
    return workload().events();
  }

  /** How many of them it rejects. */
  default long rejects() {
    return lines() - workload().sales();
  }

  /** The process that writes; empty if it is this one. */
  default Optional<ServerProcess> process() {
    return Optional.empty();
  }

  /** Does what is not to be measured. */
  MeasuredWork prepare() throws Exception;

  /** The measured part. */
  @FunctionalInterface
  interface MeasuredWork {
    /**
     * Returns when the last row is acknowledged.
     *
     * @return how long that took
     */
    Duration run() throws Exception;

    /** Work that takes from its call to its return. */
    static MeasuredWork timed(Work work) {
      return () -> {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
      };
    }
  }

  /** Something to do. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }
}
