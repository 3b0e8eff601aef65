package com.objectstream.sales.local.bench.comparison;

import com.objectstream.sales.local.bench.contender.Contender;
import com.objectstream.sales.local.bench.contender.ContenderKind;
import com.objectstream.sales.local.bench.delay.DelayMeasurement;
import com.objectstream.sales.local.bench.delay.DelayResult;
import com.objectstream.sales.local.bench.delay.DelaySettings;
import com.objectstream.sales.local.bench.measure.InterleavedRounds;
import com.objectstream.sales.local.bench.measure.MeasuredFigures;
import com.objectstream.sales.local.bench.measure.MeasuredRound;
import com.objectstream.sales.local.bench.report.BenchReport;
import com.objectstream.sales.local.bench.report.Benchmark;
import com.objectstream.sales.local.bench.site.BenchSite;
import com.objectstream.sales.local.bench.site.Workload;
import com.objectstream.sales.local.server.LocalServers;
import com.objectstream.sales.producer.event.GeneratorSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Compares this project with its alternatives, and measures its delay.
 *
 * @param contenders at least one
 * @param rows events for each contender but the article, which gets a twentieth
 * @param rounds that are measured, after one that is not
 * @param delay how to measure the delay, if at all
 */
public record ComparisonBenchmark(
    SortedSet<ContenderKind> contenders, long rows, int rounds, Optional<DelaySettings> delay)
    implements Benchmark {
  public static final int ARTICLE_SHARE = 20;

  @Override
  public BenchReport run(LocalServers servers) throws Exception {
    try (var site = new BenchSite(servers)) {
      List<ComparisonReport.ContenderFigures> results = compare(site);
      Optional<DelayResult> delayed =
          delay.isEmpty()
              ? Optional.empty()
              : Optional.of(new DelayMeasurement(site, delay.get()).measure());
      return new ComparisonReport(results, delayed);
    }
  }

  private List<ComparisonReport.ContenderFigures> compare(BenchSite site) throws Exception {
    var workloads = new TreeMap<Long, Workload>();
    List<Contender> all =
        contenders.stream()
            .map(kind -> kind.on(site, workloads.computeIfAbsent(rowsOf(kind), produce(site))))
            .toList();
    Map<Contender, List<MeasuredRound>> measured = new InterleavedRounds(site, rounds).of(all, all);
    return all.stream()
        .map(
            one ->
                new ComparisonReport.ContenderFigures(
                    one.name(), MeasuredFigures.of(measured.get(one))))
        .toList();
  }

  private long rowsOf(ContenderKind kind) {
    return kind == ContenderKind.ARTICLE ? Math.max(1, rows / ARTICLE_SHARE) : rows;
  }

  private static Function<Long, Workload> produce(BenchSite site) {
    return count -> site.produce(GeneratorSettings.DEFAULT, count, BenchSite.KAFKA_PARTITIONS);
  }
}
