package com.objectstream.sales.it.harness;

import static org.awaitility.Awaitility.await;

import com.objectstream.sales.command.connection.TopicLeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/**
 * What an operator may do to a topic while the job runs.
 *
 * @param servers where it is
 */
public record TopicChanges(TestServers servers, String topic) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Sets a configuration such as {@code min.insync.replicas}. */
  public void set(String name, Object value) {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    var change = new AlterConfigOp(new ConfigEntry(name, value.toString()), OpType.SET);
    try (Admin admin = admin()) {
      get(admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all());
    }
  }

  /** Adds partitions until there are so many, and returns when each of them is served. */
  public void addPartitions(int count) {
    beginPartitions(count);
    try (Admin admin = admin()) {
      TopicLeaders.awaitEnds(admin, topic, count, PATIENCE);
    } catch (ExecutionException | InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same, and returns when the cluster knows them, some time before brokers serve them. */
  public void beginPartitions(int count) {
    try (Admin admin = admin()) {
      get(admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(count))).all());
    }
  }

  /** Deletes it, and returns when the broker does not know it any more. */
  public void delete() {
    try (Admin admin = admin()) {
      get(admin.deleteTopics(List.of(topic)).all());
      await().until(() -> !get(admin.listTopics().names()).contains(topic));
    }
  }

  /** Deletes it, and makes another one of the same name. */
  public void makeAgain(int partitions) {
    delete();
    servers.topics().create(topic, partitions, 1);
  }

  /** Deletes the records of a partition before an offset, as retention does. */
  public void deleteRecordsBefore(int partition, long offset) {
    var records =
        Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset));
    try (Admin admin = admin()) {
      get(admin.deleteRecords(records).all());
    }
  }

  private Admin admin() {
    return Admin.create(
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers.kafka().bootstrapServers()));
  }

  private static <T> T get(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
