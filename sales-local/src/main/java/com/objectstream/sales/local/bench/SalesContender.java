package com.objectstream.sales.local.bench;

import com.objectstream.sales.job.JobStart;
import com.objectstream.sales.job.SalesStream;
import com.objectstream.sales.job.StartChecks;
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
    JobStart start = StartChecks.passed(site.jobOptions(workload.topic(), Duration.ZERO, true));
    var spark = site.spark();
    return () -> {
      try (var stream = new SalesStream(spark, start)) {
        stream.awaitEnd();
      }
    };
  }
}
