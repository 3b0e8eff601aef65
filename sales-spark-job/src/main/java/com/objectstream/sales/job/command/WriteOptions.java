package com.objectstream.sales.job.command;

import com.objectstream.sales.command.OptionValues;
import com.objectstream.sales.job.cassandra.WriteLimits;
import java.time.Duration;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of writing to Cassandra on the command line. */
final class WriteOptions {
  // A statement has 65,535 values at most, and a row of the project's own table takes 8
  private static final int MOST_BATCH_ROWS = 5_000;

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--batch-rows",
      paramLabel = "N",
      description =
          "most rows of one Cassandra partition in one write; up to some hundred, each more makes a"
              + " row cheaper for Cassandra")
  private int batchRows = WriteLimits.DEFAULT.batchRows();

  @Option(
      names = "--batch-bytes",
      paramLabel = "N",
      description =
          "most bytes in one write; a larger row goes alone. Cassandra refuses a write of half a"
              + " commit log segment, 16 MiB")
  private int batchBytes = WriteLimits.DEFAULT.batchBytes();

  @Option(
      names = "--buffer-bytes",
      paramLabel = "N",
      description =
          "most bytes of rows that wait in a task for others of their partition: this bounds memory,"
              + " and with thousands of partitions more of it makes larger writes; by default an"
              + " eighth of the heap, shared by the cores")
  private Integer bufferBytes;

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      description =
          "most writes that a task has sent and not yet seen acknowledged; enough to keep Cassandra"
              + " busy, few enough not to overload it")
  private int inFlight = WriteLimits.DEFAULT.inFlight();

  @Option(
      names = "--retry-deadline",
      defaultValue = "2m",
      paramLabel = "DURATION",
      description =
          "how long to wait for a Cassandra or Kafka that does not answer, before the job fails; on a Spark"
              + " cluster each attempt of a task waits that long")
  private Duration retryDeadline;

  /**
   * The options as the writer takes them.
   *
   * @throws ParameterException naming an option whose value makes no sense
   */
  WriteLimits toLimits() {
    OptionValues.requireBetween(command, "--batch-rows", batchRows, 1, MOST_BATCH_ROWS);
    OptionValues.requirePositive(command, "--batch-bytes", batchBytes);
    if (bufferBytes != null) {
      OptionValues.requirePositive(command, "--buffer-bytes", bufferBytes);
    }
    OptionValues.requirePositive(command, "--in-flight", inFlight);
    return new WriteLimits(
        batchRows,
        batchBytes,
        Objects.requireNonNullElse(bufferBytes, WriteLimits.OF_HEAP),
        inFlight,
        retryDeadline);
  }
}
