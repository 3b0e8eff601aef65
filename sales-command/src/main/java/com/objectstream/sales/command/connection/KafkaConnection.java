package com.objectstream.sales.command.connection;

import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How Kafka is reached, for every client of it.
 *
 * @param bootstrapServers {@code HOST:PORT}, several with commas
 * @param clientConfig further properties of the client, such as its security
 */
public record KafkaConnection(String bootstrapServers, Map<String, String> clientConfig)
    implements Serializable {
  /** How long a broker has to answer at all, before it counts as not there. */
  public static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);

  public KafkaConnection {
    clientConfig = Map.copyOf(clientConfig);
  }

  /** Brokers without security. */
  public static KafkaConnection to(String bootstrapServers) {
    return new KafkaConnection(bootstrapServers, Map.of());
  }

  /**
   * All properties of a client, in a map of the caller's own, with key stores where this process
   * finds them.
   */
  public Map<String, String> properties() {
    Map<String, String> properties = SentFiles.ofKafka(clientConfig, String.class);
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return properties;
  }

  /** The same for a client that asks and does not wait longer than {@link #ANSWER_TIMEOUT}. */
  public Map<String, Object> adminProperties() {
    var properties = new HashMap<String, Object>(properties());
    String timeout = Long.toString(ANSWER_TIMEOUT.toMillis());
    properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
    properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, timeout);
    return properties;
  }

  /** Whether the client uses TLS or a login. */
  public boolean isSecured() {
    return clientConfig.containsKey(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG);
  }

  /** The servers alone: the properties of a client hold secrets. */
  @Override
  public String toString() {
    return bootstrapServers;
  }
}
