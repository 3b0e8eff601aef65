package com.objectstream.sales.job.kafka;

import com.objectstream.sales.command.KafkaConnection;
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
   * After each poll Spark asks the broker for the ends of the partition and throws away what was
   * fetched and not polled: with the client's defaults twice for 500 records, of a megabyte each.
   * The next records are only fetched when the broker has answered the fetch before, which at the
   * end of the partition it holds back for half a second by default: longer than a small
   * micro-batch takes.
   */
  private static final Map<String, String> FETCHING =
      Map.of(
          "kafka." + ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1000000",
          "kafka." + ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "4194304",
          "kafka." + ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "10");

  /**
   * The records of the topic from its first offset on, then on from the checkpoint: {@code key}
   * binary, {@code value} binary, {@code topic}, {@code partition}, {@code offset}, {@code
   * timestamp}, {@code headers}. Spark's query fails on records that were deleted before they were
   * read, unless they are to be skipped.
   *
   * @param retryDeadline how long the query waits for a broker that does not answer
   */
  public Dataset<Row> read(SparkSession spark, OnDataLoss onDataLoss, Duration retryDeadline) {
    var patience = new KafkaTimeouts(retryDeadline);
    return spark
        .readStream()
        .format("kafka")
        .options(FETCHING)
        .options(clientOptions(patience.ofConsumers()))
        .options(patience.ofSource())
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

  /** The same for Spark's Kafka sink, and how long it waits for a broker that does not answer. */
  public Map<String, String> sinkOptions(Duration retryDeadline) {
    return clientOptions(new KafkaTimeouts(retryDeadline).ofProducers());
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
