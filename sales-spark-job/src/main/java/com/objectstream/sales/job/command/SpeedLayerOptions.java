package com.objectstream.sales.job.command;

import com.objectstream.sales.command.OptionValues;
import com.objectstream.sales.job.stream.JobOptions;
import com.objectstream.sales.job.totals.speed.SpeedOptions;
import com.objectstream.sales.model.SaleNames;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of the speed layer on the command line; those that {@code stream} has are its. */
final class SpeedLayerOptions {
  // A state partition is a folder, two RocksDB instances and a task a batch
  private static final int MOST_STATE_PARTITIONS = 10_000;

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Mixin private QueryOptions query;

  @Option(
      names = "--keyspace",
      paramLabel = "NAME",
      description = "keyspace of the tables of totals")
  private String keyspace = SaleNames.KEYSPACE;

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description =
          "folder that remembers what was done, and the state; by default one below ~/.sales for this"
              + " cluster, topic and table; on a Spark cluster it has to be given")
  private Optional<String> checkpoint;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "time zone that gives a sale its calendar day, that of 'stream'")
  private ZoneId zone = JobOptions.DEFAULT_ZONE;

  @Option(
      names = "--late",
      defaultValue = "1d",
      paramLabel = "DURATION",
      description =
          "count a sale that is so much older than the newest, and recognise it so long if it comes"
              + " again; the state of so much time is on the disk")
  private Duration late;

  @Option(
      names = "--state-partitions",
      paramLabel = "N",
      description =
          "parts of the state, fixed with the first start; by default one a core, at least 4")
  private Optional<Integer> statePartitions;

  @Option(
      names = "--max-records-per-trigger",
      paramLabel = "N",
      description = "bounds a micro-batch, and with it what is counted again after a crash")
  private long maxRecordsPerTrigger = SpeedOptions.DEFAULT_MAX_RECORDS;

  @Option(
      names = "--retry-deadline",
      defaultValue = "2m",
      paramLabel = "DURATION",
      description = "how long to wait for a Cassandra or Kafka that does not answer")
  private Duration retryDeadline;

  QueryOptions query() {
    return query;
  }

  /**
   * The options as the query takes them.
   *
   * @throws ParameterException naming an option whose value makes no sense
   */
  SpeedOptions toOptions() {
    OptionValues.requirePositive(command, "--max-records-per-trigger", maxRecordsPerTrigger);
    statePartitions.ifPresent(
        parts ->
            OptionValues.requireBetween(
                command, "--state-partitions", parts, 1, MOST_STATE_PARTITIONS));
    return new SpeedOptions(
        query.source(maxRecordsPerTrigger),
        query.cassandra(),
        keyspace,
        checkpoint,
        zone,
        query.rules(),
        late,
        statePartitions,
        query.trigger(),
        query.once(),
        query.onDataLoss(),
        retryDeadline);
  }
}
