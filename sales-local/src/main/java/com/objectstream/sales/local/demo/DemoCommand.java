package com.objectstream.sales.local.demo;

import com.objectstream.sales.command.StopSignal;
import com.objectstream.sales.local.server.LocalServers;
import com.objectstream.sales.local.server.ServerOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demo}: everything on this machine, from produced events to counted rows. */
@Command(
    name = "demo",
    description = "Show it all on this machine: servers, events, the job, and what arrived.")
public final class DemoCommand implements Callable<Integer> {
  private static final long MOST_EVENTS = 1_000_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--events",
      defaultValue = "10000",
      paramLabel = "N",
      description = "Events to produce, some of them bad.")
  private long events;

  @Option(
      names = "--keep",
      description = "Go on until Ctrl-C: what other commands produce is stored too.")
  private boolean keep;

  @Override
  public Integer call() throws Exception {
    if (events < 1 || events > MOST_EVENTS) {
      throw new ParameterException(
          spec.commandLine(), "--events %d is not between 1 and %d".formatted(events, MOST_EVENTS));
    }
    try (StopSignal stop = StopSignal.install();
        LocalServers servers = stop.closes(LocalServers.prepare(ServerOptions.temporary()))) {
      servers.start();
      return run(new Demo(servers, events), servers);
    }
  }

  private int run(Demo demo, LocalServers servers) throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    demo.produce();
    demo.stream(true);
    DemoResult result = demo.show(out);
    if (keep) {
      out.printf(
          "running until Ctrl-C: bin/sales produce --bootstrap-servers %s --count 1000, then%n"
              + "bin/sales rows --cassandra %s%n",
          servers.kafka().bootstrapServers(), servers.cassandra());
    }
    out.println(result);
    out.flush();
    if (keep) {
      demo.stream(false);
    }
    return result.isExact() ? 0 : 1;
  }
}
