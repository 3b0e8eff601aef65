package com.objectstream.sales.local.server.kafka;

import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.command.connection.TopicLeaders;
import com.objectstream.sales.job.kafka.KafkaTopics;
import com.objectstream.sales.job.kafka.TaskRecords;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Makes topics, and counts what is in them.
 *
 * @param kafka the cluster
 */
public record TopicAdmin(KafkaConnection kafka) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * Makes a topic and returns when every partition of it is served by its leader.
   *
   * @throws IllegalStateException if it exists or cannot be made
   */
  public void create(String topic, int partitions, int replicas) {
    if (!createIfMissing(topic, partitions, replicas, Map.of())) {
      throw new IllegalStateException(
          "topic " + topic + " exists on " + kafka + ": delete it or choose another name");
    }
  }

  /** Makes a topic unless there is one of that name, which is left as it is. */
  public void ensure(String topic, int partitions, int replicas) {
    createIfMissing(topic, partitions, replicas, Map.of());
  }

  /** As {@link #ensure}, with room for the headers that a reject has beside its line. */
  public void ensureForRejects(String topic, int partitions, int replicas) {
    String bytes = Integer.toString(BrokerConfig.MAX_MESSAGE_BYTES + TaskRecords.MORE_BYTES);
    createIfMissing(
        topic, partitions, replicas, Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, bytes));
  }

  /**
   * How many records a topic has taken since it was made.
   *
   * @throws IllegalStateException if it does not exist or nobody answers
   */
  public long records(String topic) {
    try (var topics = new KafkaTopics(kafka)) {
      return topics.highWatermarks(topics.require(topic, "--topic")).values().stream()
          .mapToLong(Long::longValue)
          .sum();
    }
  }

  private boolean createIfMissing(
      String topic, int partitions, int replicas, Map<String, String> config) {
    try (Admin admin = Admin.create(new HashMap<String, Object>(kafka.properties()))) {
      var wanted = new NewTopic(topic, partitions, (short) replicas).configs(config);
      admin.createTopics(List.of(wanted)).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      TopicLeaders.awaitEnds(admin, topic, partitions, PATIENCE);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw failed(topic, e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      throw failed(topic, "not served within " + PATIENCE.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(topic, e.getMessage(), e);
    }
  }

  private IllegalStateException failed(String topic, String why, Throwable cause) {
    return new IllegalStateException(
        "cannot make topic %s on %s: %s".formatted(topic, kafka, why), cause);
  }
}
