package com.objectstream.sales.local.bench;

import com.objectstream.sales.job.JobOptions;
import com.objectstream.sales.job.SalesStream;
import java.time.Duration;

/**
 * This project's job in its defaults.
 *
 * @param name {@value #NAME}, or which case of it
 */
record SalesContender(String name, BenchSite site, Workload workload) implements Contender {
  static final String NAME = "sales";

  @Override
  public Run prepare() {
    JobOptions options = site.jobOptions(workload.topic(), Duration.ZERO, true);
    String checkpoint = site.newCheckpoint();
    var spark = site.spark();
    return () -> {
      try (var stream = new SalesStream(spark, options, checkpoint)) {
        stream.awaitEnd();
      }
    };
  }
}
