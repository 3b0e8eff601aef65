package com.objectstream.sales.job.kafka.source;

import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.job.kafka.KafkaTimeouts;
import com.objectstream.sales.job.kafka.OnDataLoss;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The topic of sales as a stream of records.
 *
 * @param kafka where it is
 * @param topic the one topic that is read
 * @param maxRecordsPerTrigger bounds a micro-batch, and with it what is written again after a crash
 */
public record KafkaSource(KafkaConnection kafka, String topic, long maxRecordsPerTrigger) {

  /** A few seconds of work on one machine: that much is done again after a crash. */
  public static final long DEFAULT_MAX_RECORDS = 1_000_000;

  /**
   * At the end of a partition a broker holds its answer back until there is more, for half a second
   * by default: longer than a small micro-batch takes.
   */
  private static final Map<String, String> FETCHING =
      Map.of(
          "kafka." + ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000",
          "kafka." + ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "10");

  /** Sales of a transaction that was aborted were never made. */
  private static final String READ_COMMITTED = "read_committed";

  /**
   * The records of the topic from its first offset on, then on from the checkpoint: {@code key}
   * binary, {@code value} binary, {@code topic}, {@code partition}, {@code offset}, {@code
   * timestamp}, {@code headers}. Spark's query fails on records that were deleted before they were
   * read, unless they are to be skipped.
   *
   * @param retryDeadline how long the query waits for a broker that does not answer
   */
  public Dataset<Row> read(SparkSession spark, OnDataLoss onDataLoss, Duration retryDeadline) {
    var timeouts = new KafkaTimeouts(retryDeadline);
    return spark
        .readStream()
        .format(KafkaRecordProvider.class.getName())
        .options(FETCHING)
        .options(clientOptions(timeouts.ofConsumers()))
        .options(timeouts.ofSource())
        .option("kafka." + ConsumerConfig.ISOLATION_LEVEL_CONFIG, READ_COMMITTED)
        .option("subscribe", topic)
        .option("startingOffsets", "earliest")
        .option("failOnDataLoss", onDataLoss == OnDataLoss.FAIL)
        .option("maxOffsetsPerTrigger", maxRecordsPerTrigger)
        .option("includeHeaders", true)
        .load();
  }

  /** How Spark is told where Kafka is. */
  public Map<String, String> clientOptions() {
    return clientOptions(Map.of());
  }

  /** With the prefix of Spark; the user's own properties go before these defaults. */
  private Map<String, String> clientOptions(Map<String, String> defaults) {
    var properties = new HashMap<>(defaults);
    properties.putAll(kafka.properties());
    var options = new HashMap<String, String>();
    properties.forEach((key, value) -> options.put("kafka." + key, value));
    return options;
  }
}
