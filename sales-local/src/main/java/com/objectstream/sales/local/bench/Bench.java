package com.objectstream.sales.local.bench;

import com.objectstream.sales.local.LocalServers;
import com.objectstream.sales.producer.GeneratorSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares this project with its alternatives, and measures its delay. */
public final class Bench {
  private Bench() {}

  /**
   * Runs all of it.
   *
   * @param servers may be used by others, but then the figures mean nothing
   * @throws IllegalStateException if a contender did not store every row
   */
  public static BenchReport run(LocalServers servers, BenchSettings settings) throws Exception {
    try (var site = new BenchSite(servers)) {
      List<ContenderResult> results = compare(site, settings);
      Optional<DelayResult> delay =
          settings.delay().time().isZero()
              ? Optional.empty()
              : Optional.of(new DelayRun(site, settings.delay()).measure());
      return new BenchReport(results, Ratios.of(results), delay);
    }
  }

  private static List<ContenderResult> compare(BenchSite site, BenchSettings settings)
      throws Exception {
    var generator = GeneratorSettings.DEFAULT;
    Workload all = site.produce(generator, settings.rows(), BenchSite.KAFKA_PARTITIONS);
    Workload few = site.produce(generator, settings.articleRows(), BenchSite.KAFKA_PARTITIONS);
    Map<Contender, List<Round>> rounds =
        new Measurement(site, settings.rounds())
            .of(
                List.of(
                    new ArticleContender(site, few),
                    new ConnectorContender(site, all),
                    new SalesContender(SalesContender.NAME, site, all),
                    new CeilingContender(CeilingContender.NAME, site, all)));
    return rounds.entrySet().stream()
        .map(entry -> ContenderResult.of(entry.getKey(), entry.getValue()))
        .toList();
  }
}
