package com.objectstream.sales.local.bench;

import com.objectstream.sales.command.process.StopSignal;
import com.objectstream.sales.local.bench.report.BenchJson;
import com.objectstream.sales.local.bench.report.BenchReport;
import com.objectstream.sales.local.bench.report.Benchmark;
import com.objectstream.sales.local.server.LocalServers;
import com.objectstream.sales.local.server.ServerOptions;
import com.objectstream.sales.local.server.cassandra.NodePurpose;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench}: how fast this project is on this machine, and how fast others are. */
@Command(
    name = "bench",
    sortOptions = false,
    description = "Measures this project and its alternatives on this machine, on real servers.")
public final class BenchCommand implements Callable<Integer> {
  private static final String STDOUT = "-";

  @Spec private CommandSpec spec;
  @Mixin private BenchOptions options;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description =
          "write the figures as a JSON document too; - is standard output; by default not")
  private Optional<String> json;

  @Override
  public Integer call() throws Exception {
    Benchmark benchmark = options.benchmark();
    requireWritable();
    // A line for each batch would bury the progress
    Configurator.setLevel("com.objectstream.sales.job", Level.WARN);
    ServerOptions local = ServerOptions.temporary().with(NodePurpose.STANDARD);
    try (StopSignal stop = StopSignal.install();
        LocalServers servers = stop.closes(LocalServers.prepare(local))) {
      servers.start();
      print(benchmark.run(servers));
      return 0;
    }
  }

  private void print(BenchReport report) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    report.lines().forEach(out::println);
    String document = BenchJson.of(report);
    if (json.equals(Optional.of(STDOUT))) {
      out.println(document);
    } else if (json.isPresent()) {
      Files.writeString(Path.of(json.get()), document + "\n");
    }
  }

  /** Before minutes of work, not after. */
  private void requireWritable() {
    if (json.isPresent() && !json.get().equals(STDOUT)) {
      Path folder = Path.of(json.get()).toAbsolutePath().getParent();
      if (!Files.isWritable(folder) || Files.isDirectory(Path.of(json.get()))) {
        throw new ParameterException(
            spec.commandLine(), "--json: cannot write %s".formatted(json.get()));
      }
    }
  }
}
