package com.objectstream.sales.it.totals;

import com.objectstream.sales.it.harness.CommandResult;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.job.start.SparkSettings;
import com.objectstream.sales.job.totals.rebuild.DayRange;
import com.objectstream.sales.job.totals.rebuild.RebuildOptions;
import com.objectstream.sales.job.totals.rebuild.RebuildResult;
import com.objectstream.sales.job.totals.rebuild.TotalsRebuild;
import java.time.Duration;
import java.util.stream.Stream;

/** Rebuilds and shows the totals of a pipeline. */
final class TotalsCommands {
  private TotalsCommands() {}

  /** Rebuilds in this process. */
  static RebuildResult rebuild(Pipeline pipeline, DayRange days, Duration clocks) {
    var options =
        new RebuildOptions(
            pipeline.servers().cassandra(),
            pipeline.keyspace(),
            days,
            clocks,
            Duration.ofSeconds(30));
    return new TotalsRebuild(options).run(SparkSettings::session);
  }

  static CommandResult show(Pipeline pipeline, String... more) {
    return run(pipeline, "show", more);
  }

  /** Runs {@code totals rebuild} or {@code show} as users do. */
  static CommandResult run(Pipeline pipeline, String name, String... more) {
    return CommandResult.of(
        Stream.concat(
                Stream.of(
                    "totals",
                    name,
                    "--cassandra",
                    pipeline.servers().cassandra().toString(),
                    "--keyspace",
                    pipeline.keyspace()),
                Stream.of(more))
            .toArray(String[]::new));
  }
}
