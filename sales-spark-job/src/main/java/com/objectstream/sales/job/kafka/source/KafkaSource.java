package com.objectstream.sales.job.kafka.source;

import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.job.checkpoint.StretchOffsets;
import com.objectstream.sales.job.kafka.KafkaTimeouts;
import com.objectstream.sales.job.kafka.OnDataLoss;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
 * @param stretch the part of the topic that is read; empty is all, and what comes
 */
public record KafkaSource(
    KafkaConnection kafka,
    String topic,
    long maxRecordsPerTrigger,
    Optional<StretchOffsets> stretch) {

  /** A few seconds of work on one machine: that much is done again after a crash. */
  public static final long DEFAULT_MAX_RECORDS = 1_000_000;

  /** The whole topic. */
  public KafkaSource(KafkaConnection kafka, String topic, long maxRecordsPerTrigger) {
    this(kafka, topic, maxRecordsPerTrigger, Optional.empty());
  }

  /** The same topic between these offsets. */
  public KafkaSource within(StretchOffsets offsets) {
    return new KafkaSource(kafka, topic, maxRecordsPerTrigger, Optional.of(offsets));
  }

  /**
   * At the end of a partition a broker holds its answer back until there is more, for half a second
   * by default: longer than a small micro-batch takes.
   */
  private static final Map<String, String> FETCHING =
      Map.of(
          "kafka." + ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000",
          "kafka." + ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "10");

  private static final String STARTING_OFFSETS = "startingOffsets";

  /** Sales of a transaction that was aborted were never made. */
  private static final String READ_COMMITTED = "read_committed";

  /**
   * The records of the topic from its first offset on, or of the stretch, then on from the
   * checkpoint: {@code key} binary, {@code value} binary, {@code topic}, {@code partition}, {@code
   * offset}, {@code timestamp}, {@code headers}. Spark's query fails on records that were deleted
   * before they were read, unless they are to be skipped.
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
        .options(extent())
        .option("failOnDataLoss", onDataLoss == OnDataLoss.FAIL)
        .option("maxOffsetsPerTrigger", maxRecordsPerTrigger)
        .option("includeHeaders", true)
        .load();
  }

  private Map<String, String> extent() {
    return stretch
        .map(
            offsets ->
                Map.of(
                    STARTING_OFFSETS,
                    StretchLimit.of(topic, offsets.begins()).json(),
                    KafkaRecordProvider.STRETCH_ENDS,
                    StretchLimit.of(topic, offsets.ends()).json()))
        .orElse(Map.of(STARTING_OFFSETS, "earliest"));
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
