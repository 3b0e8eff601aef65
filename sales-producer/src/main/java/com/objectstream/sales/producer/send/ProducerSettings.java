package com.objectstream.sales.producer.send;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The properties of the Kafka client; the user's go before ours except where a loss could come. */
public final class ProducerSettings {
  /** Large, so that the topic's own limit decides which line is too large. */
  public static final int MAX_REQUEST_BYTES = 16 << 20;

  private static final long BUFFER_BYTES = 2L * MAX_REQUEST_BYTES;
  // Also how much goes to one partition before the next: more would fill small topics unevenly
  private static final int BATCH_BYTES = 64 << 10;
  private static final int LINGER_MS = 5;
  // A broker that starts again within this is no failure
  private static final int DELIVERY_MS = 120_000;

  private ProducerSettings() {}

  static Map<String, Object> ofProducer(KafkaTarget target) {
    var config = new HashMap<String, Object>();
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    config.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MS);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_MS);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
    config.putAll(target.kafka().properties());
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    return config;
  }
}
