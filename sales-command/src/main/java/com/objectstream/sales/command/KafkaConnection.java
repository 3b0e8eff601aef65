package com.objectstream.sales.command;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * How Kafka is reached, for every client of it.
 *
 * @param bootstrapServers {@code HOST:PORT}, several with commas
 * @param clientConfig further properties of the client, such as its security
 */
public record KafkaConnection(String bootstrapServers, Map<String, String> clientConfig)
    implements Serializable {
  private static final String BOOTSTRAP_SERVERS = "bootstrap.servers";

  public KafkaConnection {
    requireNonNull(bootstrapServers, "bootstrapServers");
    clientConfig = Map.copyOf(clientConfig);
  }

  /** Brokers without security. */
  public static KafkaConnection to(String bootstrapServers) {
    return new KafkaConnection(bootstrapServers, Map.of());
  }

  /** All properties of a client, in a map of the caller's own. */
  public Map<String, String> properties() {
    var properties = new HashMap<>(clientConfig);
    properties.put(BOOTSTRAP_SERVERS, bootstrapServers);
    return properties;
  }

  /** The servers alone: the properties of a client hold secrets. */
  @Override
  public String toString() {
    return bootstrapServers;
  }
}
