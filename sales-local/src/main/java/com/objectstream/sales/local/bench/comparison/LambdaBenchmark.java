package com.objectstream.sales.local.bench.comparison;

import com.objectstream.sales.local.bench.contender.Contender;
import com.objectstream.sales.local.bench.contender.SalesContender;
import com.objectstream.sales.local.bench.measure.InterleavedRounds;
import com.objectstream.sales.local.bench.measure.MeasuredRound;
import com.objectstream.sales.local.bench.report.BenchReport;
import com.objectstream.sales.local.bench.report.Benchmark;
import com.objectstream.sales.local.bench.report.Ratio;
import com.objectstream.sales.local.bench.site.BenchSite;
import com.objectstream.sales.local.bench.site.Workload;
import com.objectstream.sales.local.server.LocalServers;
import com.objectstream.sales.producer.event.GeneratorSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the job does for the layers behind it, and what that costs: a job that only stores, one that
 * also marks the stores and days that it changes, and one that also sends stored sales on.
 *
 * @param rows events for each
 * @param rounds that are measured, after one that is not
 */
public record LambdaBenchmark(long rows, int rounds) implements Benchmark {
  private static final String UNMARKED = "sales_without_marks";

  @Override
  public BenchReport run(LocalServers servers) throws Exception {
    try (var unmarked = new BenchSite(servers, UNMARKED);
        var marked = new BenchSite(servers)) {
      Workload workload =
          marked.produce(GeneratorSettings.DEFAULT, rows, BenchSite.KAFKA_PARTITIONS);
      String onward = marked.newTopic(BenchSite.KAFKA_PARTITIONS);
      BenchReport report =
          measure(
              new SalesContender("storing", unmarked, workload),
              new SalesContender("marking", marked, workload),
              new SalesContender("publishing", marked, workload, Optional.of(onward)));
      requirePublished(servers.topics().records(onward));
      return report;
    }
  }

  private BenchReport measure(Contender storing, Contender marking, Contender publishing)
      throws Exception {
    List<Contender> all = List.of(storing, marking, publishing);
    Map<Contender, List<MeasuredRound>> measured = new InterleavedRounds(rounds).of(all, all);
    return ComparisonReport.ofPairs(
        measured,
        List.of(
            Ratio.ofPairs(
                "marking_to_storing",
                "with marks : without",
                measured.get(marking),
                measured.get(storing)),
            Ratio.ofPairs(
                "publishing_to_marking",
                "with an onward topic : without",
                measured.get(publishing),
                measured.get(marking))));
  }

  private void requirePublished(long records) {
    long least = rows * (rounds + 1);
    if (records < least) {
      throw new IllegalStateException(
          "%d records were sent on, not %d: no figure of this run is to be trusted"
              .formatted(records, least));
    }
  }
}
