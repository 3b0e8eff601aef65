package com.objectstream.sales.job;

import com.objectstream.sales.command.SalesCommandLine;
import com.objectstream.sales.job.command.TotalsRebuildCommand;
import com.objectstream.sales.job.command.TotalsStreamCommand;
import picocli.CommandLine.Command;

/**
 * The main class of the totals for {@code spark-submit}; the first argument says which layer, and
 * its options are those of {@code bin/sales totals}.
 */
@Command(
    name = "totals",
    description = "Totals of sales by store, day and item.",
    subcommands = {TotalsStreamCommand.class, TotalsRebuildCommand.class})
public final class SalesTotals {
  private SalesTotals() {}

  public static void main(String[] args) {
    System.exit(SalesCommandLine.run(new SalesTotals(), args));
  }
}
