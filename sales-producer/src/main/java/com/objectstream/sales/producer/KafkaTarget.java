package com.objectstream.sales.producer;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * A topic and how to reach it.
 *
 * @param bootstrapServers {@code HOST:PORT}, several with commas between
 * @param topic must exist
 * @param clientConfig properties of the Kafka client such as those of its security; its secrets are
 *     kept out of {@link #toString()}
 */
public record KafkaTarget(String bootstrapServers, String topic, Map<String, String> clientConfig) {

  public KafkaTarget {
    requireNonNull(bootstrapServers, "bootstrapServers");
    requireNonNull(topic, "topic");
    clientConfig = Map.copyOf(clientConfig);
  }

  /** A topic of a cluster without security. */
  public KafkaTarget(String bootstrapServers, String topic) {
    this(bootstrapServers, topic, Map.of());
  }

  @Override
  public String toString() {
    return "topic " + topic + " at " + bootstrapServers;
  }
}
