package com.objectstream.sales.local.bench.scaling;

import static com.objectstream.sales.local.bench.contender.ContenderKind.CEILING;
import static com.objectstream.sales.local.bench.contender.ContenderKind.SALES;

import com.objectstream.sales.local.bench.contender.Contender;
import com.objectstream.sales.local.bench.contender.ContenderKind;
import com.objectstream.sales.local.bench.measure.InterleavedRounds;
import com.objectstream.sales.local.bench.measure.MeasuredFigures;
import com.objectstream.sales.local.bench.measure.MeasuredRound;
import com.objectstream.sales.local.bench.report.BenchReport;
import com.objectstream.sales.local.bench.report.Benchmark;
import com.objectstream.sales.local.bench.site.BenchSite;
import com.objectstream.sales.local.bench.site.Workload;
import com.objectstream.sales.local.server.LocalServers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures how cost grows with Cassandra partitions, Kafka partitions and rows, one of them at a
 * time. Only the base case is warmed up, which suits all: it is the same code.
 *
 * @param rows of each case but those that have twice and four times as many
 * @param rounds that are measured
 */
public record ScalingBenchmark(long rows, int rounds) implements Benchmark {

  /** A contender and what it has to do. */
  private record CaseRun(ContenderKind kind, ScalingCase scalingCase, Contender contender) {}

  @Override
  public BenchReport run(LocalServers servers) throws Exception {
    try (var site = new BenchSite(servers)) {
      List<CaseRun> cases = cases(site);
      List<Contender> contenders = cases.stream().map(CaseRun::contender).toList();
      List<Contender> base =
          cases.stream()
              .filter(c -> c.scalingCase.equals(ScalingCase.BASE))
              .map(CaseRun::contender)
              .toList();
      Map<Contender, List<MeasuredRound>> measured =
          new InterleavedRounds(rounds).of(base, contenders);
      return new ScalingReport(
          cases.stream()
              .map(c -> result(c, MeasuredFigures.of(measured.get(c.contender))))
              .toList());
    }
  }

  private List<CaseRun> cases(BenchSite site) {
    var workloads = new HashMap<ScalingCase, Workload>();
    var cases = new ArrayList<CaseRun>();
    for (ContenderKind kind : List.of(SALES, CEILING)) {
      for (ScalingCase scalingCase : scalingCases(kind)) {
        Workload workload = workloads.computeIfAbsent(scalingCase, s -> produce(s, site));
        cases.add(
            new CaseRun(kind, scalingCase, kind.on(site, workload, kind + " on " + scalingCase)));
      }
    }
    return cases;
  }

  private static List<ScalingCase> scalingCases(ContenderKind kind) {
    var scalingCases = new ArrayList<>(ScalingCase.BY_CASSANDRA_PARTITIONS);
    if (kind == SALES) {
      scalingCases.addAll(ScalingCase.BY_KAFKA_PARTITIONS_AND_ROWS);
    }
    return scalingCases;
  }

  private Workload produce(ScalingCase scalingCase, BenchSite site) {
    return site.produce(
        scalingCase.generator(), rows * scalingCase.times(), scalingCase.kafkaPartitions());
  }

  private static ScalingReport.CaseFigures result(CaseRun done, MeasuredFigures figures) {
    int partitions = done.contender.workload().partitions().size();
    return new ScalingReport.CaseFigures(done.kind, done.scalingCase, partitions, figures);
  }
}
