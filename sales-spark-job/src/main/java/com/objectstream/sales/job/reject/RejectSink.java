package com.objectstream.sales.job.reject;

import com.objectstream.sales.job.kafka.KafkaSource;
import com.objectstream.sales.job.kafka.KafkaTopics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;

/** Puts the rejects of a batch into the dead letter topic with Spark's own Kafka sink. */
public final class RejectSink implements AutoCloseable {
  // A line of any size that the source topic takes; the limit of the topic decides, not the client
  private static final String MAX_RECORD_BYTES = Integer.toString(64 << 20);
  private static final String PREFIX = "kafka.";

  private final KafkaSource kafka;
  private final String topic;
  private final Duration retryDeadline;
  private final KafkaTopics topics;

  /**
   * @param kafka the brokers
   * @param topic must exist
   * @param retryDeadline how long to wait for a broker that does not answer
   */
  public RejectSink(KafkaSource kafka, String topic, Duration retryDeadline) {
    this.kafka = kafka;
    this.topic = topic;
    this.retryDeadline = retryDeadline;
    this.topics = new KafkaTopics(kafka);
  }

  /**
   * Writes the rejects among these lines, and returns when all replicas in sync have each of them.
   *
   * @param lines as {@link RejectRecords} takes them
   * @return how many that are
   * @throws IllegalStateException if the topic is gone or does not take a record of such a size
   */
  public long write(Dataset<Row> lines) {
    requireTopic();
    // Spark adds what a task counted when the task has succeeded, once
    LongAccumulator acknowledged = lines.sparkSession().sparkContext().longAccumulator();
    FilterFunction<Row> counted =
        reject -> {
          acknowledged.add(1);
          return true;
        };
    try {
      RejectRecords.from(lines)
          .filter(counted)
          .write()
          .format("kafka")
          .options(options())
          .option("topic", topic)
          .save();
      return acknowledged.sum();
    } catch (Exception e) { // also Spark's checked ones, which Scala does not declare
      if (isTooLarge(e)) {
        throw new IllegalStateException(
            "a reject is too large for topic %s: raise its max.message.bytes to 64 KiB over that of %s and start again"
                .formatted(topic, kafka.topic()),
            e);
      }
      throw e;
    }
  }

  /** A producer would wait a minute for a topic that is gone, or let the broker make another. */
  private void requireTopic() {
    try {
      if (topics.missing(topic).isEmpty()) {
        return;
      }
    } catch (IllegalStateException e) {
      if (!(e.getCause() instanceof TimeoutException)) {
        throw e;
      }
      return; // Spark's sink waits for the brokers
    }
    throw new IllegalStateException(
        "topic %s is gone from %s, and there are rejects for it: create it and start again"
            .formatted(topic, kafka.kafka()));
  }

  private Map<String, String> options() {
    var options = new HashMap<String, String>();
    // Headers make a record larger than the one it was read from, compression smaller
    options.put(PREFIX + ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    options.put(PREFIX + ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_RECORD_BYTES);
    options.put(PREFIX + ProducerConfig.BUFFER_MEMORY_CONFIG, MAX_RECORD_BYTES);
    options.putAll(kafka.sinkOptions(retryDeadline));
    options.put(PREFIX + ProducerConfig.ACKS_CONFIG, "all");
    options.put(PREFIX + ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    return options;
  }

  private static boolean isTooLarge(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(RecordTooLargeException.class::isInstance);
  }

  @Override
  public void close() {
    topics.close();
  }
}
