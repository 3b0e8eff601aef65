package com.objectstream.sales.local.bench.comparison;

import com.objectstream.sales.local.bench.contender.Contender;
import com.objectstream.sales.local.bench.contender.ContenderKind;
import com.objectstream.sales.local.bench.delay.DelayMeasurement;
import com.objectstream.sales.local.bench.delay.DelayResult;
import com.objectstream.sales.local.bench.delay.DelaySettings;
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
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Compares this project with its alternatives, and measures its delay.
 *
 * @param contenders at least one
 * @param rows events for each contender but the article, which gets a twentieth
 * @param rounds that are measured, after one that is not
 * @param malformed share of malformed events in a second run of each contender, beside that without
 *     any; all contenders must take such events then
 * @param delay how to measure the delay, if at all
 */
public record ComparisonBenchmark(
    SortedSet<ContenderKind> contenders,
    long rows,
    int rounds,
    Optional<Double> malformed,
    Optional<DelaySettings> delay)
    implements Benchmark {
  public static final int ARTICLE_SHARE = 20;

  /** A contender on good events, and on malformed ones too if these are asked for. */
  private record Neighbours(ContenderKind kind, Contender clean, Optional<Contender> malformed) {
    Stream<Contender> both() {
      return Stream.concat(Stream.of(clean), malformed.stream());
    }

    Optional<Ratio> ratio(Map<Contender, List<MeasuredRound>> measured) {
      return malformed.map(
          other ->
              Ratio.ofPairs(
                  other.name() + "_to_" + kind,
                  kind + ", malformed : clean",
                  measured.get(other),
                  measured.get(clean)));
    }
  }

  @Override
  public BenchReport run(LocalServers servers) throws Exception {
    try (var site = new BenchSite(servers)) {
      List<Neighbours> all = neighbours(site);
      List<Contender> inTurn = all.stream().flatMap(Neighbours::both).toList();
      Map<Contender, List<MeasuredRound>> measured =
          new InterleavedRounds(rounds).of(inTurn, inTurn);
      Optional<DelayResult> delayed =
          delay.isEmpty()
              ? Optional.empty()
              : Optional.of(new DelayMeasurement(site, delay.get()).measure());
      return new ComparisonReport(
          ComparisonReport.figures(measured),
          malformed,
          all.stream().flatMap(one -> one.ratio(measured).stream()).toList(),
          delayed);
    }
  }

  private List<Neighbours> neighbours(BenchSite site) {
    var clean = new TreeMap<Long, Workload>();
    Function<Long, Workload> produceClean = count -> produce(site, count, 0);
    Optional<Workload> withMalformed = malformed.map(share -> produce(site, rows, share));
    return contenders.stream()
        .map(
            kind ->
                new Neighbours(
                    kind,
                    kind.on(
                        site, clean.computeIfAbsent(rowsOf(kind), produceClean), kind.toString()),
                    withMalformed.map(workload -> kind.on(site, workload, kind + "_malformed"))))
        .toList();
  }

  private long rowsOf(ContenderKind kind) {
    return kind == ContenderKind.ARTICLE ? Math.max(1, rows / ARTICLE_SHARE) : rows;
  }

  private static Workload produce(BenchSite site, long count, double malformed) {
    return site.produce(
        GeneratorSettings.DEFAULT.withShares(malformed, 0, 0), count, BenchSite.KAFKA_PARTITIONS);
  }
}
