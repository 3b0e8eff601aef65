package com.objectstream.sales.local.totals;

import com.objectstream.sales.job.command.TotalsRebuildCommand;
import picocli.CommandLine.Command;

/** {@code totals}: sums of sales by store, day and item. */
@Command(
    name = "totals",
    description = "Running totals, exact totals, and the view of both.",
    subcommands = {TotalsRebuildCommand.class, TotalsShowCommand.class})
public final class TotalsCommand {}
