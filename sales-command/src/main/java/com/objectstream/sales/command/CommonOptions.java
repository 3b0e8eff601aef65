package com.objectstream.sales.command;

import com.objectstream.sales.command.failure.FailureLine;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What every command understands. {@link SalesCommandLine} acts on it, commands need not look. */
@Command
final class CommonOptions {
  static final String CONFIG = "--config";
  static final String VERBOSE = FailureLine.VERBOSE;
  static final String HELP = "--help";

  @Option(
      names = CONFIG,
      paramLabel = "FILE",
      description =
          "Java properties file that gives defaults, by default none; its keys are option names without"
              + " dashes, with the command in front if they are for it alone, as produce.stores=20 is")
  private Optional<Path> config;

  @Option(names = VERBOSE, description = "show the stack trace of a failure")
  private boolean verbose;

  @Option(names = HELP, usageHelp = true, description = "show this text")
  private boolean help;
}
