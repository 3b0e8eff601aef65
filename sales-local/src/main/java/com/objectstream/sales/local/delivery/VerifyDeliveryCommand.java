package com.objectstream.sales.local.delivery;

import com.objectstream.sales.command.CassandraConnectionOptions;
import com.objectstream.sales.command.KafkaConnectionOptions;
import com.objectstream.sales.command.OptionValues;
import com.objectstream.sales.job.cassandra.session.DriverSessions;
import com.objectstream.sales.job.command.TableOptions;
import com.objectstream.sales.job.kafka.source.KafkaSource;
import com.objectstream.sales.job.start.SparkSettings;
import com.objectstream.sales.job.stream.JobOptions;
import com.objectstream.sales.model.SaleNames;
import com.objectstream.sales.producer.GeneratorOptions;
import com.objectstream.sales.producer.event.GeneratorSettings;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code verify-delivery}: whether all that {@code produce} sent arrived once and unchanged. */
@Command(
    name = "verify-delivery",
    description = "Compares what 'produce' generated with the table and the rejects.",
    sortOptions = false,
    footer = {
      "",
      "Give it the --count, --seed and so on that 'produce' was given: the events are made again and",
      "compared one by one. Rows and rejects of anything else are unexpected. The table must have the",
      "column sale_id; the others are compared. Exit status: 0 if each event arrived once and as it",
      "was, 1 if not."
    })
public final class VerifyDeliveryCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(VerifyDeliveryCommand.class);

  private static final String COUNT = "--count";

  @Spec private CommandSpec spec;
  @Mixin private KafkaConnectionOptions kafka;
  @Mixin private CassandraConnectionOptions cassandra;

  @Option(
      names = COUNT,
      required = true,
      paramLabel = "N",
      description = "how many events were produced")
  private Long count;

  @Mixin private GeneratorOptions generator;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "where they were produced to; it is not read")
  private String topic = SaleNames.TOPIC;

  @Option(names = "--dlq-topic", paramLabel = "TOPIC", description = "topic of the rejects")
  private String dlqTopic = SaleNames.DLQ_TOPIC;

  @Mixin private TableOptions table;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "time zone that the job was given, for the day of a sale")
  private ZoneId zone = JobOptions.DEFAULT_ZONE;

  @Override
  public Integer call() {
    OptionValues.requireAtLeast(spec, COUNT, count, 0);
    GeneratorSettings settings = OptionValues.valid(spec, "--", generator::settings);
    var check =
        new DeliveryCheck(
            new KafkaSource(kafka.connection(), topic, KafkaSource.DEFAULT_MAX_RECORDS),
            dlqTopic,
            table.in(cassandra.connection(DriverSessions::check)),
            zone);
    check.requireServers();
    LOG.info("topics and table are there; starting Spark");
    SparkSession spark = SparkSettings.session();
    DeliveryReport report = check.run(spark, settings, count);
    PrintWriter out = spec.commandLine().getOut();
    report.lines().forEach(out::println);
    if (report.mayBeOfOtherEvents()) {
      askForOptions();
    }
    spark.stop();
    return report.isExact() ? 0 : 1;
  }

  /** The same command with other options looks like a loss. */
  private void askForOptions() {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        "were %s those of the 'produce' run? With others the events that are compared are others%n",
        Stream.concat(
                Stream.of(spec.findOption(COUNT)),
                spec.mixins().get("generator").options().stream())
            .map(OptionSpec::longestName)
            .collect(Collectors.joining(", ")));
  }
}
