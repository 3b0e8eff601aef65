package com.objectstream.sales.local.bench.comparison;

import com.objectstream.sales.local.bench.contender.Contender;
import com.objectstream.sales.local.bench.contender.ContenderKind;
import com.objectstream.sales.local.bench.measure.InterleavedRounds;
import com.objectstream.sales.local.bench.measure.MeasuredRound;
import com.objectstream.sales.local.bench.report.BenchReport;
import com.objectstream.sales.local.bench.report.Benchmark;
import com.objectstream.sales.local.bench.report.Ratio;
import com.objectstream.sales.local.bench.site.BenchSite;
import com.objectstream.sales.local.server.LocalServers;
import com.objectstream.sales.local.server.ServerOptions;
import com.objectstream.sales.producer.event.GeneratorSettings;
import java.util.List;
import java.util.Map;

/**
 * What TLS and logins cost: the job on servers that ask for both, in rounds beside those on servers
 * that ask for nothing. Both pairs of servers are up all the time; one pair works at a time.
 *
 * @param rows events for each
 * @param rounds that are measured, after one that is not
 */
public record SecuredBenchmark(long rows, int rounds) implements Benchmark {
  @Override
  public BenchReport run(LocalServers plain) throws Exception {
    ServerOptions options = ServerOptions.temporary().with(plain.cassandraPurpose());
    try (LocalServers asking = LocalServers.prepareSecured(options)) {
      asking.start();
      try (var open = new BenchSite(plain);
          var secured = new BenchSite(asking)) {
        return measure(contender(open, "plain"), contender(secured, "secured"));
      }
    }
  }

  private Contender contender(BenchSite site, String name) {
    return ContenderKind.SALES.on(
        site, site.produce(GeneratorSettings.DEFAULT, rows, BenchSite.KAFKA_PARTITIONS), name);
  }

  private BenchReport measure(Contender plain, Contender secured) throws Exception {
    List<Contender> both = List.of(plain, secured);
    Map<Contender, List<MeasuredRound>> measured = new InterleavedRounds(rounds).of(both, both);
    return ComparisonReport.ofPairs(
        measured,
        List.of(
            Ratio.ofPairs(
                "secured_to_plain",
                "TLS and logins : plain",
                measured.get(secured),
                measured.get(plain))));
  }
}
