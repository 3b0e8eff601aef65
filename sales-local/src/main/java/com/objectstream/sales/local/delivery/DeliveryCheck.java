package com.objectstream.sales.local.delivery;

import static org.apache.spark.sql.functions.col;

import com.datastax.oss.driver.api.core.CqlSession;
import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.job.cassandra.CassandraTarget;
import com.objectstream.sales.job.cassandra.StoredTable;
import com.objectstream.sales.job.kafka.KafkaTopics;
import com.objectstream.sales.job.kafka.source.KafkaSource;
import com.objectstream.sales.job.start.CheckFindings;
import com.objectstream.sales.model.SaleColumns;
import com.objectstream.sales.producer.event.GeneratorSettings;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.KeyValueGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.internal.SQLConf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what a generator produced with what arrived: each good sale with the rows of its {@code
 * sale_id}, column by column, and each malformed line with the rejects of its bytes. The events are
 * made again from the settings, so any number of them can be checked; all else that the table or
 * the dead letter topic holds is not expected.
 *
 * @param source the topic that was produced to; it is not read
 * @param dlqTopic where its rejects are, on the same brokers
 * @param target the table, which must have the column {@code sale_id}
 * @param zone that the job was told; gives the calendar day of a sale
 */
public record DeliveryCheck(
    KafkaSource source, String dlqTopic, CassandraTarget target, ZoneId zone) {
  /** A sort of so many events fits into the memory of a task of a small JVM. */
  private static final long EVENTS_A_PARTITION = 100_000;

  private static final int MOST_PARTITIONS = 10_000;
  private static final int STEPS = 4;
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryCheck.class);

  /**
   * Looks whether all that is compared is there; a question of a second, before Spark is started.
   *
   * @throws IllegalStateException naming every topic, table or server that is missing, or saying
   *     what is wrong with the table
   */
  public void requireServers() {
    var findings = new CheckFindings();
    findings.look(
        () -> {
          try (var topics = new KafkaTopics(source.kafka())) {
            topics.clusterId(); // once: whoever does not answer does so for no topic
            findings.look(() -> Optional.of(topics.require(source.topic(), "--topic")));
            findings.look(() -> Optional.of(topics.require(dlqTopic, "--dlq-topic")));
            return Optional.empty();
          }
        });
    findings.look(
        () -> {
          try (CqlSession session = target.openSession()) {
            requireSaleId(target.fittingTable(session));
            return Optional.empty();
          }
        });
    findings.requireAllHold();
  }

  private static void requireSaleId(StoredTable table) {
    if (table.columns().columns().noneMatch(SaleColumns.SALE_ID::equals)) {
      throw new IllegalStateException(
          "table %s has no column %s, by which sales are told apart: give --table one that has"
              .formatted(table.name(), SaleColumns.SALE_ID));
    }
  }

  /**
   * Compares, on the machines of Spark; the driver holds the report only.
   *
   * @param spark whatever its settings say of Cassandra, the target is read; they are left alone
   * @param events how many were produced
   */
  public DeliveryReport run(SparkSession spark, GeneratorSettings settings, long events) {
    int partitions = partitions(spark, events);
    SparkSession own = spark.newSession();
    own.conf().set(SQLConf.SHUFFLE_PARTITIONS().key(), partitions);
    var generated = new RegeneratedEvents(settings, events, partitions);
    String table = target.keyspace() + "." + target.table();
    String made = "making %s again and reading ".formatted(Counted.of(events, "event"));
    LOG.info("comparing {} with {} and {}", Counted.of(events, "event"), table, dlqTopic);
    try (var progress = StageProgress.tell(spark.sparkContext().statusTracker(), STEPS)) {
      progress.step(made + table);
      JavaRDD<DeliveryFinding> sales = sales(own, generated).toJavaRDD(); // reads both sides
      progress.step("comparing each sale with its rows");
      DeliveryTally ofSales = tally(sales);
      progress.step(made + dlqTopic);
      JavaRDD<DeliveryFinding> lines = lines(own, generated).toJavaRDD();
      progress.step("comparing each malformed line with its rejects");
      return tally(lines).add(ofSales).report();
    }
  }

  private static int partitions(SparkSession spark, long events) {
    long wanted = 1 + events / EVENTS_A_PARTITION;
    return (int)
        Math.min(Math.max(wanted, spark.sparkContext().defaultParallelism()), MOST_PARTITIONS);
  }

  private Dataset<DeliveryFinding> sales(SparkSession spark, RegeneratedEvents generated) {
    Dataset<Row> stored = StoredSales.of(target, spark);
    List<String> columns = List.of(stored.columns());
    Dataset<Row> sent =
        generated
            .sales(spark, zone)
            .select(columns.stream().map(name -> col(name)).toArray(Column[]::new));
    return bySaleId(sent)
        .cogroup(
            bySaleId(stored),
            new SaleComparison(columns),
            Encoders.javaSerialization(DeliveryFinding.class));
  }

  private Dataset<DeliveryFinding> lines(SparkSession spark, RegeneratedEvents generated) {
    Column[] order = {col(RejectedLines.PLACE), col(RejectedLines.ATTEMPT)};
    return byLine(generated.malformedLines(spark))
        .cogroupSorted(
            byLine(RejectedLines.of(source, dlqTopic, spark)),
            new Column[0],
            order,
            new LineComparison(source.topic()),
            Encoders.javaSerialization(DeliveryFinding.class));
  }

  private static KeyValueGroupedDataset<String, Row> bySaleId(Dataset<Row> sales) {
    return sales.groupBy(SaleColumns.SALE_ID).as(Encoders.STRING(), Encoders.row(sales.schema()));
  }

  private static KeyValueGroupedDataset<byte[], Row> byLine(Dataset<Row> lines) {
    return lines.groupBy(RejectedLines.VALUE).as(Encoders.BINARY(), Encoders.row(lines.schema()));
  }

  private static DeliveryTally tally(JavaRDD<DeliveryFinding> findings) {
    return findings.aggregate(new DeliveryTally(), DeliveryTally::add, DeliveryTally::add);
  }
}
