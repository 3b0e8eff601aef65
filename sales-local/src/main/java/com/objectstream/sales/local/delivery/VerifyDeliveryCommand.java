package com.objectstream.sales.local.delivery;

import com.objectstream.sales.command.CassandraConnectionOptions;
import com.objectstream.sales.command.KafkaConnectionOptions;
import com.objectstream.sales.command.OptionValues;
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
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

  @Spec private CommandSpec spec;
  @Mixin private KafkaConnectionOptions kafka;
  @Mixin private CassandraConnectionOptions cassandra;

  @Option(
      names = "--count",
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
    GeneratorSettings settings = settings();
    var check =
        new DeliveryCheck(
            new KafkaSource(kafka.connection(), topic, KafkaSource.DEFAULT_MAX_RECORDS),
            dlqTopic,
            table.in(cassandra.connection()),
            zone);
    check.requireServers();
    LOG.info("topics and table are there; starting Spark");
    SparkSession spark = SparkSettings.session();
    DeliveryReport report = check.run(spark, settings, count);
    PrintWriter out = spec.commandLine().getOut();
    report.lines().forEach(out::println);
    out.flush();
    spark.stop();
    return report.isExact() ? 0 : 1;
  }

  private GeneratorSettings settings() {
    OptionValues.requireAtLeast(spec, "--count", count, 0);
    try {
      return generator.settings();
    } catch (IllegalArgumentException e) {
      throw OptionValues.wrong(spec, "--" + e.getMessage());
    }
  }
}
