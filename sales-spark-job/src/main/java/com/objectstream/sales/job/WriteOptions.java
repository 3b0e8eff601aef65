package com.objectstream.sales.job;

import com.objectstream.sales.job.cassandra.WriteLimits;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of writing to Cassandra on the command line. */
final class WriteOptions {
  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--batch-rows",
      paramLabel = "N",
      description =
          "most rows of one Cassandra partition in one write; more is cheaper for Cassandra up to some"
              + " hundred")
  private int batchRows = WriteLimits.DEFAULT.batchRows();

  @Option(names = "--batch-bytes", paramLabel = "N", description = "most bytes in one write")
  private int batchBytes = WriteLimits.DEFAULT.batchBytes();

  @Option(
      names = "--buffered-rows",
      paramLabel = "N",
      description =
          "most rows that wait in a task for others of their partition; more helps when there are many"
              + " partitions, at the cost of memory")
  private int bufferedRows = WriteLimits.DEFAULT.bufferedRows();

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      description = "most writes that a task has sent and not yet seen acknowledged")
  private int inFlight = WriteLimits.DEFAULT.inFlight();

  @Option(
      names = "--retry-deadline",
      converter = SparkDuration.class,
      defaultValue = "2m",
      paramLabel = "DURATION",
      description = "how long to try again what a server does not take, before the job fails")
  private Duration retryDeadline;

  /**
   * The options as the writer takes them.
   *
   * @throws ParameterException naming an option whose value makes no sense
   */
  WriteLimits toLimits() {
    OptionValues.requirePositive(command, "--batch-rows", batchRows);
    OptionValues.requirePositive(command, "--batch-bytes", batchBytes);
    OptionValues.requirePositive(command, "--buffered-rows", bufferedRows);
    OptionValues.requirePositive(command, "--in-flight", inFlight);
    return new WriteLimits(batchRows, batchBytes, bufferedRows, inFlight, retryDeadline);
  }
}
