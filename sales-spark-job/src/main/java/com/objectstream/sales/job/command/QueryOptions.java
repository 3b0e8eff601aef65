package com.objectstream.sales.job.command;

import com.objectstream.sales.command.CassandraConnectionOptions;
import com.objectstream.sales.command.KafkaConnectionOptions;
import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.command.failure.KafkaFailure;
import com.objectstream.sales.command.failure.ResourceFailure;
import com.objectstream.sales.job.cassandra.session.DriverSessions;
import com.objectstream.sales.job.kafka.OnDataLoss;
import com.objectstream.sales.job.kafka.source.KafkaSource;
import com.objectstream.sales.job.start.DefaultCheckpoint;
import com.objectstream.sales.model.SaleNames;
import com.objectstream.sales.transform.SaleRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a query over the topic of sales, whatever it makes of them. */
final class QueryOptions {
  @Mixin private KafkaConnectionOptions kafka;
  @Mixin private CassandraConnectionOptions cassandra;

  @Option(names = "--topic", paramLabel = "TOPIC", description = "topic of the sales")
  private String topic = SaleNames.TOPIC;

  @Option(
      names = "--trigger",
      defaultValue = "1s",
      paramLabel = "DURATION",
      description = "time between the starts of micro-batches, such as 1s or 500ms; 0s is none")
  private Duration trigger;

  @Option(names = "--once", description = "process what is there, then end")
  private boolean once;

  @Option(
      names = "--on-data-loss",
      paramLabel = "fail|skip",
      description =
          "when Kafka has deleted records before they were read: fail, or skip them and warn of each gap")
  private OnDataLoss onDataLoss = OnDataLoss.FAIL;

  @Mixin private RuleOptions rules;

  @Option(
      names = "--log-format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "lines for people, or one JSON object a line")
  private LogFormat logFormat;

  /**
   * The topic.
   *
   * @param maxRecordsPerTrigger bounds a micro-batch
   */
  KafkaSource source(long maxRecordsPerTrigger) {
    return new KafkaSource(kafka.connection(), topic, maxRecordsPerTrigger);
  }

  CassandraConnection cassandra() {
    return cassandra.connection(DriverSessions::check);
  }

  Duration trigger() {
    return trigger;
  }

  boolean once() {
    return once;
  }

  OnDataLoss onDataLoss() {
    return onDataLoss;
  }

  /**
   * What a line must keep to.
   *
   * @throws picocli.CommandLine.ParameterException naming an option whose value makes no sense
   */
  SaleRules rules() {
    return rules.toRules();
  }

  LogFormat logFormat() {
    return logFormat;
  }

  /**
   * A failure of the query as it is to be told: where the machine or Kafka is the reason, that one.
   *
   * @param checkpoint folder that was given; empty is the default one
   */
  Exception explained(Throwable failure, Optional<String> checkpoint) {
    Stream<Path> folder =
        checkpoint.map(Path::of).or(DefaultCheckpoint::folder).stream()
            .filter(given -> !given.toString().contains(":")); // or it is not on this machine
    Throwable explained =
        ResourceFailure.explained(failure, folder.toArray(Path[]::new))
            .<Throwable>map(explanation -> explanation)
            .orElseGet(() -> KafkaFailure.explained(failure, kafka.connection()));
    return explained instanceof Exception e ? e : new ExecutionException(explained);
  }
}
