package com.objectstream.sales.job.kafka;

import com.objectstream.sales.command.KafkaConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Properties of a producer that sends records of any size and keeps each one.
 *
 * <p>Its own limits count bytes before they are compressed, which says nothing about the topic: it
 * counts them compressed. So they are as large as can be, the topic's {@code max.message.bytes}
 * decides, and whoever sends bounds how much is on its way.
 *
 * <p>Only its batches must be smaller than the topic's limit: one of several records that is too
 * large is split into batches of that size, and that again and again.
 */
public final class ProducerProperties {
  private static final int DEFAULT_BATCH_BYTES = 16_384;
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(30);

  private ProducerProperties() {}

  /**
   * Properties by their names, with those of the connection.
   *
   * @param maxMessageBytes of the topic that it sends to
   * @param blocked how long {@code send} may block
   * @param deadline how long a record may wait for its acknowledgement
   */
  public static Map<String, Object> of(
      KafkaConnection kafka, long maxMessageBytes, Duration blocked, Duration deadline) {
    var properties = new HashMap<String, Object>(kafka.properties());
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.MAX_VALUE);
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) Integer.MAX_VALUE);
    properties.put(
        ProducerConfig.BATCH_SIZE_CONFIG, (int) Math.min(DEFAULT_BATCH_BYTES, maxMessageBytes / 2));
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, blocked.toMillis());
    int millis = (int) Math.min(deadline.toMillis(), Integer.MAX_VALUE);
    // A request may not be given more time than its record has
    properties.put(
        CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
        (int) Math.min(millis, LONGEST_REQUEST.toMillis()));
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
    return properties;
  }
}
