package com.objectstream.sales.job.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Looks at the topics of a Kafka cluster, and changes nothing. */
public final class KafkaTopics implements AutoCloseable {
  private static final String PATIENCE_MS = "15000";

  private final Admin admin;
  private final KafkaSource source;

  /**
   * @throws IllegalStateException if the client's properties make no client
   */
  public KafkaTopics(KafkaSource source) {
    this.source = source;
    var properties = new HashMap<String, Object>(source.clientProperties());
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    try {
      this.admin = Admin.create(properties);
    } catch (KafkaException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException(
          "cannot make a Kafka client for %s: %s"
              .formatted(source.bootstrapServers(), reason.getMessage()),
          e);
    }
  }

  /** Identity of the cluster. */
  public String clusterId() {
    return get(admin.describeCluster().clusterId());
  }

  /** Those of these topics that do not exist. */
  public List<String> missing(String... topics) {
    Map<String, KafkaFuture<TopicDescription>> descriptions =
        admin.describeTopics(List.of(topics)).topicNameValues();
    return Stream.of(topics).filter(topic -> !exists(descriptions.get(topic))).toList();
  }

  private boolean exists(KafkaFuture<TopicDescription> description) {
    try {
      get(description);
      return true;
    } catch (UnknownTopicOrPartitionException e) {
      return false;
    }
  }

  private <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while it asked Kafka", e);
    } catch (ExecutionException e) {
      throw explained(e.getCause());
    }
  }

  private RuntimeException explained(Throwable cause) {
    if (cause instanceof TimeoutException) {
      return new IllegalStateException(
          "no Kafka broker answers at %s within %d s: start one (bin/sales up) or correct --bootstrap-servers"
              .formatted(source.bootstrapServers(), Integer.parseInt(PATIENCE_MS) / 1000),
          cause);
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }

  @Override
  public void close() {
    admin.close();
  }
}
