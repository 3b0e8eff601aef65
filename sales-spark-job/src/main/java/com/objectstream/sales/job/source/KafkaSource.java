package com.objectstream.sales.job.source;

import com.objectstream.sales.transform.SourceColumns;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The topic of sales as a stream of records.
 *
 * @param bootstrapServers {@code HOST:PORT}, several with commas
 * @param topic the one topic that is read
 * @param clientConfig further properties of the Kafka client, such as its security
 * @param maxRecordsPerTrigger bounds a micro-batch, and with it what is written again after a crash
 */
public record KafkaSource(
    String bootstrapServers,
    String topic,
    Map<String, String> clientConfig,
    long maxRecordsPerTrigger) {

  /** A few seconds of work on one machine: that much is done again after a crash. */
  public static final long DEFAULT_MAX_RECORDS = 400_000;

  /**
   * The records of the topic from its first offset on, then on from the checkpoint: {@code key}
   * binary, {@code value} binary, {@code topic}, {@code partition}, {@code offset}, {@code
   * timestamp}, {@code headers}. Spark's query fails on records that were deleted before they were
   * read, unless they are to be skipped.
   */
  public Dataset<Row> read(SparkSession spark, OnDataLoss onDataLoss) {
    return spark
        .readStream()
        .format("kafka")
        .options(clientOptions())
        .option("subscribe", topic)
        .option("startingOffsets", "earliest")
        .option("failOnDataLoss", onDataLoss == OnDataLoss.FAIL)
        .option("maxOffsetsPerTrigger", maxRecordsPerTrigger)
        .option("includeHeaders", true)
        .load()
        .select(
            SourceColumns.KEY,
            SourceColumns.VALUE,
            SourceColumns.TOPIC,
            SourceColumns.PARTITION,
            SourceColumns.OFFSET,
            SourceColumns.TIMESTAMP,
            SourceColumns.HEADERS);
  }

  /** How Spark's Kafka source and sink alike are told where Kafka is. */
  public Map<String, String> clientOptions() {
    var options = new HashMap<String, String>();
    clientProperties().forEach((key, value) -> options.put("kafka." + key, value));
    return options;
  }

  /** The properties of a Kafka client. */
  public Map<String, String> clientProperties() {
    var properties = new HashMap<>(clientConfig);
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return properties;
  }
}
