package com.objectstream.sales.local.bench.comparison;

import com.objectstream.sales.local.bench.checkout.Checkout;
import com.objectstream.sales.local.bench.checkout.CheckoutContender;
import com.objectstream.sales.local.bench.contender.Contender;
import com.objectstream.sales.local.bench.contender.ContenderKind;
import com.objectstream.sales.local.bench.measure.InterleavedRounds;
import com.objectstream.sales.local.bench.measure.MeasuredRound;
import com.objectstream.sales.local.bench.report.BenchReport;
import com.objectstream.sales.local.bench.report.Benchmark;
import com.objectstream.sales.local.bench.report.Ratio;
import com.objectstream.sales.local.bench.site.BenchLog;
import com.objectstream.sales.local.bench.site.BenchSite;
import com.objectstream.sales.local.server.LocalServers;
import java.util.List;
import java.util.Map;

/**
 * This checkout's job beside that of another checkout, both as processes of their own that stay up
 * from round to round, on the same servers and events.
 *
 * @param own this one
 * @param other the one to compare with
 * @param rows events in each round of each
 * @param rounds that are measured, after one that is not
 */
public record AgainstBenchmark(Checkout own, Checkout other, long rows, int rounds)
    implements Benchmark {
  private static final String SALES = ContenderKind.SALES.toString();
  private static final String OTHER = "other";

  @Override
  public BenchReport run(LocalServers servers) throws Exception {
    BenchLog.tell("sales is %s, other is %s", own.folder(), other.folder());
    try (var site = new BenchSite(servers);
        var ours = CheckoutContender.start(SALES, site, own, rows);
        var theirs = CheckoutContender.start(OTHER, site, other, rows)) {
      List<Contender> both = List.of(ours, theirs);
      Map<Contender, List<MeasuredRound>> measured = new InterleavedRounds(rounds).of(both, both);
      return ComparisonReport.ofPairs(measured, ratios(measured.get(ours), measured.get(theirs)));
    }
  }

  private static List<Ratio> ratios(List<MeasuredRound> sales, List<MeasuredRound> against) {
    return List.of(
        Ratio.ofPairs("sales_to_other", "sales : other", sales, against),
        Ratio.ofPairs(
            "client_cpu_sales_to_other",
            "client CPU a row, sales : other",
            sales,
            against,
            MeasuredRound::clientCpuUsPerRow),
        Ratio.ofPairs(
            "cassandra_cpu_sales_to_other",
            "Cassandra CPU a row, sales : other",
            sales,
            against,
            MeasuredRound::cassandraCpuUsPerRow));
  }
}
