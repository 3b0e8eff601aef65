package com.objectstream.sales.local.bench.contender;

import com.objectstream.sales.job.start.JobStart;
import com.objectstream.sales.job.start.StartChecks;
import com.objectstream.sales.local.bench.site.BenchSite;
import com.objectstream.sales.local.bench.site.Workload;
import java.time.Duration;

/** This project's job in its defaults. */
record SalesContender(String name, BenchSite site, Workload workload) implements Contender {
  @Override
  public long lines() {
    return workload.events();
  }

  @Override
  public MeasuredWork prepare() {
    JobStart start = StartChecks.passed(site.jobOptions(workload.topic(), Duration.ZERO, true));
    var spark = site.spark();
    return () -> {
      try (start;
          var stream = start.begin(spark)) {
        stream.awaitEnd();
      }
    };
  }
}
