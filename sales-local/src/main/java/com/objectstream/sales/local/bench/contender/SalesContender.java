package com.objectstream.sales.local.bench.contender;

import com.objectstream.sales.job.start.JobStart;
import com.objectstream.sales.job.start.StartChecks;
import com.objectstream.sales.job.stream.JobOptions;
import com.objectstream.sales.local.bench.site.BenchSite;
import com.objectstream.sales.local.bench.site.Workload;
import java.util.Optional;

/**
 * This project's job in its defaults.
 *
 * @param publishTopic where stored sales are sent on to; empty is nowhere
 */
public record SalesContender(
    String name, BenchSite site, Workload workload, Optional<String> publishTopic)
    implements Contender {

  /** One that sends nothing on. */
  public SalesContender(String name, BenchSite site, Workload workload) {
    this(name, site, workload, Optional.empty());
  }

  @Override
  public MeasuredWork prepare() {
    JobOptions options = site.jobOptions(workload.topic()).toTheEnd();
    JobStart start = StartChecks.passed(publishTopic.map(options::publishingTo).orElse(options));
    var spark = site.spark();
    return MeasuredWork.timed(
        () -> {
          try (start;
              var stream = start.begin(spark)) {
            stream.awaitEnd();
          }
        });
  }
}
