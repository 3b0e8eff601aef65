package com.objectstream.sales.command;

import com.objectstream.sales.command.connection.HostPort;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A program of a few commands, which tells what they were given and what it printed. */
final class RecordedCommands {
  final List<String> calls = new ArrayList<>();
  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();

  @Command(name = "group")
  static final class Group {}

  @Command(name = "sales")
  private static final class Root implements Runnable {
    @Override
    public void run() {}
  }

  @Command(name = "send")
  final class Send implements Runnable {
    @Option(names = "--to", required = true)
    private HostPort to;

    @Option(names = "--topic", defaultValue = "item_sales")
    private String topic;

    @Option(names = "--once")
    private boolean once;

    @ArgGroup(multiplicity = "1")
    private Until until;

    private static final class Until {
      @Option(names = "--count")
      private Optional<Long> count;

      @Option(names = "--duration")
      private Optional<Duration> duration;
    }

    @Override
    public void run() {
      var length = until.count.map(n -> "count " + n).orElseGet(() -> "time " + until.duration);
      calls.add("%s %s %s %s".formatted(to, topic, once, length));
    }
  }

  @Command(name = "fail")
  static final class Fail implements Runnable {
    @Option(names = "--partitions")
    private int partitions;

    @Option(names = "--day")
    private LocalDate day;

    @Option(names = "--error")
    private boolean error;

    @Override
    public void run() {
      if (error) {
        throw new NoClassDefFoundError("com/shop/Missing");
      }
      throw new IllegalStateException("broker is down:\nstart it");
    }
  }

  int run(String... args) {
    var dlq = new CommandLine(new Root()).setCommandName("dlq").addSubcommand(new Send());
    var line = new CommandLine(new Root());
    line.addSubcommand(new Send()).addSubcommand(new Fail()).addSubcommand("dlq", dlq);
    return run(line, args);
  }

  int run(CommandLine line, String... args) {
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return SalesCommandLine.run(line, args);
  }
}
