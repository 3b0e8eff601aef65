package com.objectstream.sales.job.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * What Spark's Kafka source and sink, and the Kafka clients in them, have to be told so that they
 * wait for a broker that does not answer.
 *
 * @param deadline how long the job waits. They wait a little longer: a {@link KafkaWatch}, which
 *     says why, comes first, and they end what it does not see, such as a partition without a
 *     leader.
 */
public record KafkaTimeouts(Duration deadline) {
  // A Kafka client refuses to wait for a call less than for one request, 30 s
  private static final Duration LONGER = Duration.ofSeconds(35);
  // Each try waits for an answer by itself. More than one is for answers that are wrong for a
  // moment, such as a last offset that has gone back while a broker recovers its log.
  private static final int TRIES = 3;
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

  /** Properties of the clients that read. */
  public Map<String, String> ofConsumers() {
    return Map.of(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis());
  }

  /** Properties of the clients that write. */
  public Map<String, String> ofProducers() {
    return Map.of(
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(),
        ProducerConfig.MAX_BLOCK_MS_CONFIG, millis());
  }

  /** Options of Spark's source. */
  public Map<String, String> ofSource() {
    return Map.of(
        "kafkaConsumer.pollTimeoutMs", millis(),
        "fetchOffset.numRetries", Integer.toString(TRIES),
        "fetchOffset.retryIntervalMs", Long.toString(BETWEEN_TRIES.toMillis()));
  }

  private String millis() {
    return Long.toString(Math.min(deadline.plus(LONGER).toMillis(), Integer.MAX_VALUE));
  }
}
