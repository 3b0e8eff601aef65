package com.objectstream.sales.job.command;

import com.objectstream.sales.command.OptionValues;
import com.objectstream.sales.job.kafka.source.KafkaSource;
import com.objectstream.sales.job.stream.JobOptions;
import com.objectstream.sales.model.SaleNames;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of the job on the command line. */
final class StreamOptions {
  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Mixin private QueryOptions query;

  @Option(names = "--dlq-topic", paramLabel = "TOPIC", description = "topic for what is no sale")
  private String dlqTopic = SaleNames.DLQ_TOPIC;

  @Mixin private TableOptions table;

  @Option(
      names = "--create-schema",
      description = "create keyspace (one replica) and table where they do not exist")
  private boolean createSchema;

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description =
          "folder that remembers what was done; by default one below ~/.sales for this cluster, topic and"
              + " table; on a Spark cluster it has to be given")
  private String checkpoint;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "time zone that gives a sale its calendar day")
  private ZoneId zone = JobOptions.DEFAULT_ZONE;

  @Option(
      names = "--max-records-per-trigger",
      paramLabel = "N",
      description =
          "bounds a micro-batch: less delays the first rows of a backlog less and repeats less after"
              + " a crash, more makes a backlog cheaper")
  private long maxRecordsPerTrigger = KafkaSource.DEFAULT_MAX_RECORDS;

  @Option(
      names = "--publish-topic",
      paramLabel = "TOPIC",
      description =
          "send each stored sale on to this topic as JSON with all columns, at least once; by default"
              + " nowhere")
  private Optional<String> publishTopic;

  @Mixin private StretchOptions stretch;
  @Mixin private WriteOptions writing;

  @Mixin private MonitorOptions monitoring;

  MonitorOptions monitoring() {
    return monitoring;
  }

  QueryOptions query() {
    return query;
  }

  /**
   * The options as the job takes them.
   *
   * @throws ParameterException naming an option whose value makes no sense
   */
  JobOptions toOptions() {
    OptionValues.requirePositive(command, "--max-records-per-trigger", maxRecordsPerTrigger);
    return OptionValues.valid(
        command,
        "",
        () ->
            new JobOptions(
                query.source(maxRecordsPerTrigger),
                dlqTopic,
                table.in(query.cassandra()),
                writing.toLimits(),
                Optional.ofNullable(checkpoint),
                zone,
                query.rules(),
                query.trigger(),
                query.once(),
                createSchema,
                query.onDataLoss(),
                publishTopic,
                stretch.toStretch(query.once())));
  }
}
