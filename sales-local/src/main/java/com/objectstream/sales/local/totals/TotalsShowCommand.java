package com.objectstream.sales.local.totals;

import com.datastax.oss.driver.api.core.CqlSession;
import com.objectstream.sales.command.CassandraConnectionOptions;
import com.objectstream.sales.command.OptionValues;
import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.command.failure.PrintableText;
import com.objectstream.sales.job.cassandra.TotalsLookup;
import com.objectstream.sales.job.cassandra.session.DriverSessions;
import com.objectstream.sales.local.rows.FormatOptions;
import com.objectstream.sales.local.rows.RowFormat;
import com.objectstream.sales.model.SaleNames;
import com.objectstream.sales.totals.DailySales;
import com.objectstream.sales.totals.TotalSum;
import com.objectstream.sales.totals.TotalSums;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code totals show}: the totals of both layers as one. */
@Command(
    name = "show",
    description = "Shows totals of a day, those with the most items sold first.",
    sortOptions = false,
    footer = {
      "",
      "layer: batch, of the last rebuild; speed, the running totals; batch+speed, what the running",
      "totals have added to it since. exact: nothing was committed since the rebuild.",
      RowFormat.RAW_TEXT_1,
      RowFormat.RAW_TEXT_2
    })
public final class TotalsShowCommand implements Runnable {
  private static final int MANY_ROWS = 100;

  @Spec private CommandSpec spec;

  @Mixin private CassandraConnectionOptions cassandra;

  @Option(names = "--keyspace", paramLabel = "NAME", description = "keyspace of the tables")
  private String keyspace = SaleNames.KEYSPACE;

  @Option(names = "--store", paramLabel = "ID", description = "only this store; by default all")
  private Optional<String> store;

  @Option(
      names = "--day",
      paramLabel = "YYYY-MM-DD",
      description = "the day, also several times; by default the newest that has totals")
  private List<LocalDate> days;

  @Option(
      names = "--by",
      paramLabel = "store|item|day",
      description = "sums of stores, items or days; by default each item of each store")
  private Optional<By> by;

  @Option(names = "--top", paramLabel = "N", description = "rows to show at most; by default all")
  private Optional<Integer> top;

  @Option(
      names = "--clock-difference",
      defaultValue = "1m",
      paramLabel = "DURATION",
      description = "most by which clocks of machines that write may differ; see 'totals rebuild'")
  private Duration clockDifference;

  @Mixin private FormatOptions format;

  private enum By {
    STORE,
    ITEM,
    DAY
  }

  @Override
  public void run() {
    top.ifPresent(rows -> OptionValues.requirePositive(spec, "--top", rows));
    var sums =
        new TotalSums(
            store.isPresent() || by.map(By.STORE::equals).orElse(true),
            by.map(By.ITEM::equals).orElse(true));
    read(sums);
    PrintWriter out = spec.commandLine().getOut();
    List<TotalSum> largest = sums.largest(top.orElse(Integer.MAX_VALUE));
    boolean isTable = format.format() == RowFormat.TABLE;
    new ShownTotals(largest, Instant.now(), isTable && System.console() != null)
        .print(format.format(), out);
    if (isTable && !largest.isEmpty()) {
      out.println(inAll(sums));
    }
    if (isTable && top.isEmpty() && largest.size() > MANY_ROWS) {
      tell(
          "these are %s: --top 20 shows the first, --by store, item or day adds them up"
              .formatted(Counted.of(largest.size(), "row")));
    }
    if (largest.isEmpty()) {
      tell(
          PrintableText.escaped(
              "no totals%s%s in %s: if such sales are stored, run 'totals rebuild'"
                  .formatted(
                      store.map(id -> " of store " + id).orElse(""),
                      days == null ? "" : " on " + days.get(0) + (days.size() > 1 ? ", …" : ""),
                      keyspace)));
    } else if (isTable && !largest.stream().allMatch(TotalSum::exact)) {
      tell(
          "exact is false where no rebuild began %s or more after the last change: then run 'totals rebuild'"
              .formatted(Counted.of(clockDifference)));
    }
  }

  private void tell(String line) {
    spec.commandLine().getErr().println(line);
  }

  private void read(TotalSums sums) {
    try (CqlSession session = DriverSessions.open(cassandra.connection(DriverSessions::check))) {
      new TotalsLookup(keyspace).require(session);
      var totals = new DailySales(session, keyspace, clockDifference);
      List<LocalDate> shown =
          days == null ? totals.newestDay().stream().toList() : days.stream().distinct().toList();
      for (LocalDate day : shown) {
        store.ifPresentOrElse(
            id -> totals.of(id, day).forEach(sums), () -> totals.of(day).forEach(sums));
      }
    }
  }

  private static String inAll(TotalSums sums) {
    return "in all: %s, %s sold"
        .formatted(
            Counted.of(sums.all().stream().mapToLong(TotalSum::sales).sum(), "sale"),
            Counted.of(sums.all().stream().mapToLong(TotalSum::itemsSold).sum(), "item"));
  }
}
