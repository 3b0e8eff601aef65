package com.objectstream.sales.local;

import com.objectstream.sales.command.ProgramVersion;
import com.objectstream.sales.command.failure.FailureLine;
import com.objectstream.sales.local.server.process.ServerClassPath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code version}: what runs here, for those who report something. */
@Command(
    name = "version",
    description = {
      "Prints the version; with --verbose more, in one line for reports.",
      "That line has the commit, what else is of which version, the JVM and the system. It holds no secret,"
          + " no name of a user or a machine, no path."
    })
public final class VersionCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    boolean verbose = spec.commandLine().getParseResult().hasMatchedOption(FailureLine.VERBOSE);
    String version = verbose ? line() : "sales " + ProgramVersion.get().version();
    spec.commandLine().getOut().println(version);
  }

  private static String line() {
    var runtime = Runtime.getRuntime();
    return new VersionLine(
            ProgramVersion.get(),
            System.getProperty("java.class.path"),
            jars("kafka"),
            jars("cassandra"),
            System.getProperties(),
            runtime.availableProcessors(),
            runtime.maxMemory())
        .toString();
  }

  /** Nothing where the servers were not built: a report tells so, too. */
  private static String jars(String server) {
    try {
      return ServerClassPath.jars(server);
    } catch (IllegalStateException e) {
      return "";
    }
  }
}
