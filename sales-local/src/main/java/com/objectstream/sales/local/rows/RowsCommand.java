package com.objectstream.sales.local.rows;

import com.datastax.oss.driver.api.core.CqlSession;
import com.objectstream.sales.command.CassandraConnectionOptions;
import com.objectstream.sales.command.OptionValues;
import com.objectstream.sales.command.failure.PrintableText;
import com.objectstream.sales.job.cassandra.session.DriverSessions;
import com.objectstream.sales.model.SaleNames;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rows}: shows rows of a table of Cassandra. */
@Command(
    name = "rows",
    sortOptions = false,
    description = "Shows stored sales, or the rows of any table.",
    footer = {
      "",
      "With --store and --day it reads one partition of the table of sales; with one of them",
      "Cassandra looks through all rows, which takes its time on a large table.",
      RowFormat.RAW_TEXT_1,
      RowFormat.RAW_TEXT_2
    })
public final class RowsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Mixin private CassandraConnectionOptions cassandra;

  @Option(names = "--keyspace", paramLabel = "NAME", description = "keyspace of the table")
  private String keyspace = SaleNames.KEYSPACE;

  @Option(names = "--table", paramLabel = "NAME", description = "the table")
  private String table = SaleNames.TABLE;

  @Option(
      names = "--store",
      paramLabel = "ID",
      description = "only sales of this store_id; by default of all")
  private Optional<String> store;

  @Option(
      names = "--day",
      paramLabel = "YYYY-MM-DD",
      description = "only sales of this timestamp_dt; by default of all")
  private Optional<LocalDate> day;

  @Option(
      names = "--newest",
      description =
          "those that were written last, the newest first; looks at all that are asked for")
  private boolean newest;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "rows to show at most")
  private int limit;

  @Mixin private FormatOptions format;

  @Override
  public void run() {
    OptionValues.requirePositive(spec, "--limit", limit);
    var query = new RowQuery(keyspace, table, store, day, limit);
    PrintWriter out = spec.commandLine().getOut();
    long shown;
    try (CqlSession session = DriverSessions.open(cassandra.connection(DriverSessions::check))) {
      shown =
          newest
              ? query.newest(session).print(format.format(), out)
              : query.run(session).print(format.format(), out);
    }
    tell(shown);
  }

  private void tell(long shown) {
    PrintWriter err = spec.commandLine().getErr();
    if (shown == 0) {
      err.println(
          PrintableText.escaped(
              "no rows%s%s in %s.%s"
                  .formatted(
                      store.map(id -> " of store " + id).orElse(""),
                      day.map(date -> " on " + date).orElse(""),
                      keyspace,
                      table)));
    } else if (shown == limit) {
      err.println("--limit " + limit + " reached: there may be more rows");
    }
  }
}
