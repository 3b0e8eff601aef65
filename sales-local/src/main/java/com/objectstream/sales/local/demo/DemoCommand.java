package com.objectstream.sales.local.demo;

import com.objectstream.sales.command.OptionValues;
import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.command.process.DaemonThread;
import com.objectstream.sales.command.process.StopSignal;
import com.objectstream.sales.job.page.JobServers;
import com.objectstream.sales.job.stream.JobOptions;
import com.objectstream.sales.local.delivery.DeliveryReport;
import com.objectstream.sales.local.server.LocalServers;
import com.objectstream.sales.local.server.ServerOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: everything on this machine, from produced events to counted rows. */
@Command(
    name = "demo",
    sortOptions = false,
    description = "Shows it all on this machine: servers, events, the job, and what arrived.")
public final class DemoCommand implements Callable<Integer> {
  private static final long MOST_EVENTS = 1_000_000;

  @Spec private CommandSpec spec;

  @Option(names = "--events", paramLabel = "N", description = "events to produce, some of them bad")
  private long events = 10000;

  @Option(
      names = "--keep",
      description =
          "go on until Ctrl-C, with 200 events a second; what other commands produce is stored too")
  private boolean keep;

  @Override
  public Integer call() throws Exception {
    OptionValues.requireBetween(spec, "--events", events, 1, MOST_EVENTS);
    ServerOptions options = ServerOptions.temporary().withZone(JobOptions.DEFAULT_ZONE);
    try (StopSignal stop = StopSignal.install();
        LocalServers servers = stop.closes(LocalServers.prepare(options));
        JobServers seen = JobServers.bind(JobServers.Settings.pageHere())) {
      servers.start();
      stop.closes(DemoCommand::silenceLog);
      var demo = new FutureTask<>(() -> run(new Demo(servers, events, seen, stop), servers, seen));
      var ended = servers.firstExit();
      Executor beside = work -> DaemonThread.of("demo", work).start();
      CompletableFuture.anyOf(ended, CompletableFuture.runAsync(demo, beside)).join();
      if (ended.isDone()) {
        silenceLog();
        throw ended.get();
      }
      return demo.get();
    }
  }

  /** Of servers that end with the demonstration, its job and its clients would complain. */
  private static void silenceLog() {
    Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, Level.OFF);
  }

  private int run(Demo demo, LocalServers servers, JobServers seen) throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    demo.produce();
    demo.stream(true);
    DeliveryReport report = demo.check();
    demo.show(demo.totals(), out);
    if (!report.isExact()) {
      report.lines().forEach(out::println);
    }
    out.println(summary(report));
    String toLookAt = "to look at the page while sales come in: bin/sales demo --keep";
    spec.commandLine().getErr().println(keep ? hint(servers, seen) : toLookAt);
    if (keep) {
      demo.goOn();
    }
    return report.isExact() ? 0 : 1;
  }

  /** Stays the last that is on the screen. */
  private static String hint(LocalServers servers, JobServers seen) {
    return """
        running until Ctrl-C, with 200 events a second and no log line a batch; the page: %s
          what was stored last:  bin/sales rows --newest --cassandra %s
          more events:           bin/sales produce --count 100000 --seed 3 --bootstrap-servers %s
          and after that another --seed: the same makes the same sales, which are stored already"""
        .formatted(
            seen.pageUrl().orElseThrow(), servers.cassandra(), servers.kafka().bootstrapServers());
  }

  static String summary(DeliveryReport report) {
    return Counted.text(
        "demo: %d produced, %d stored, %d rejected, %d lost, %d duplicated",
        report.produced(), report.stored(), report.rejected(), report.lost(), report.duplicated());
  }
}
