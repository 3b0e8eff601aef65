package com.objectstream.sales.local.totals;

import com.objectstream.sales.job.command.TotalsRebuildCommand;
import com.objectstream.sales.job.command.TotalsStreamCommand;
import picocli.CommandLine.Command;

/** {@code totals}: sums of sales by store, day and item. */
@Command(
    name = "totals",
    description = "Running totals, exact totals, and the view of both.",
    subcommands = {TotalsStreamCommand.class, TotalsRebuildCommand.class, TotalsShowCommand.class})
public final class TotalsCommand {}
