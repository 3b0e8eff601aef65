package com.objectstream.sales.job.kafka;

import com.objectstream.sales.command.connection.KafkaConnection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Properties of producers that lose no record and send one of any size.
 *
 * <p>A producer's own limits count bytes before they are compressed, which says nothing about the
 * topic: that counts them compressed. So {@code max.request.size} is as large as can be, the
 * topic's {@code max.message.bytes} decides, and whoever sends bounds how much is on its way.
 */
public final class ProducerProperties {
  private ProducerProperties() {}

  /**
   * All properties of a producer, in a map of the caller's own.
   *
   * @param defaults what the user's own properties may replace
   */
  public static Map<String, Object> of(KafkaConnection kafka, Map<String, ?> defaults) {
    var properties = new HashMap<String, Object>();
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    properties.putAll(defaults);
    properties.putAll(kafka.properties());
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.MAX_VALUE);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    return properties;
  }
}
