package com.objectstream.sales.local;

import com.objectstream.sales.command.SalesCommandLine;
import com.objectstream.sales.command.process.RunDirectory;
import com.objectstream.sales.job.command.CheckCommand;
import com.objectstream.sales.job.command.DlqReplayCommand;
import com.objectstream.sales.job.command.StreamCommand;
import com.objectstream.sales.job.command.TotalsRebuildCommand;
import com.objectstream.sales.job.command.TotalsStreamCommand;
import com.objectstream.sales.local.bench.BenchCommand;
import com.objectstream.sales.local.delivery.VerifyDeliveryCommand;
import com.objectstream.sales.local.demo.DemoCommand;
import com.objectstream.sales.local.dlq.DlqListCommand;
import com.objectstream.sales.local.rows.RowsCommand;
import com.objectstream.sales.local.submit.SubmitCommand;
import com.objectstream.sales.local.totals.TotalsShowCommand;
import com.objectstream.sales.producer.ProduceCommand;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code bin/sales}. */
@Command(
    name = "sales",
    description = "Sales events from Kafka through Spark into Cassandra.",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      ProduceCommand.class,
      StreamCommand.class,
      SubmitCommand.class,
      CheckCommand.class,
      RowsCommand.class,
      BenchCommand.class,
      Sales.Dlq.class,
      VerifyDeliveryCommand.class,
      Sales.Totals.class,
      VersionCommand.class
    },
    footer = {
      "",
      "'sales COMMAND --help' shows the options of a command.",
      "SALES_JVM_OPTIONS in the environment is added to the JVM's options (default: -Xmx1g).",
      "Temporary files, those of servers too, go below TMPDIR, or java.io.tmpdir of these options."
    })
public final class Sales implements Runnable {
  @Spec private CommandSpec spec;

  @Command(
      name = "dlq",
      description = "Shows rejected lines, or sends them to their topic again.",
      subcommands = {DlqListCommand.class, DlqReplayCommand.class})
  static final class Dlq {}

  @Command(
      name = "totals",
      description = "Running totals, exact totals, and the view of both.",
      subcommands = {
        TotalsStreamCommand.class,
        TotalsRebuildCommand.class,
        TotalsShowCommand.class
      })
  static final class Totals {}

  /** Runs a command and ends with its exit status. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String... args) {
    Optional<RunDirectory> temporary = RunDirectory.enter();
    try {
      return SalesCommandLine.run(new Sales(), args);
    } finally {
      temporary.ifPresent(RunDirectory::leave);
    }
  }

  /** Without a command: shows which there are. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
