package com.objectstream.sales.job.kafka;

import com.objectstream.sales.command.KafkaConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Looks at the topics of a Kafka cluster, and changes nothing. What Kafka does not tell is an
 * {@link IllegalStateException} with the reason.
 */
public final class KafkaTopics implements AutoCloseable {
  private static final String PATIENCE_MS = "15000";

  private final Admin admin;
  private final KafkaConnection kafka;

  /** Those of the cluster of a source. */
  public KafkaTopics(KafkaSource source) {
    this(source.kafka());
  }

  /**
   * @throws IllegalStateException if the client's properties make no client
   */
  public KafkaTopics(KafkaConnection kafka) {
    this.kafka = kafka;
    var properties = new HashMap<String, Object>(kafka.properties());
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    try {
      this.admin = Admin.create(properties);
    } catch (KafkaException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException(
          "cannot make a Kafka client for %s: %s".formatted(kafka, reason.getMessage()), e);
    }
  }

  /** Whether a broker answers within this time. */
  boolean answers(Duration patience) {
    var options = new DescribeClusterOptions().timeoutMs((int) patience.toMillis());
    try {
      admin.describeCluster(options).clusterId().get();
      return true;
    } catch (ExecutionException e) {
      return !(e.getCause() instanceof TimeoutException);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Identity of the cluster. */
  public String clusterId() {
    return get(admin.describeCluster().clusterId());
  }

  /** How many brokers are up. */
  public int brokers() {
    return get(admin.describeCluster().nodes()).size();
  }

  /** The topic of this name, if it exists. */
  public Optional<KafkaTopic> find(String topic) {
    return get(ask(topic));
  }

  /**
   * The topic of this name.
   *
   * @param option that names the topic on the command line
   * @throws IllegalStateException if it does not exist, saying what to do
   */
  public KafkaTopic require(String topic, String option) {
    return find(topic).orElseThrow(() -> new IllegalStateException(missing(topic, option)));
  }

  private String missing(String topic, String option) {
    return "topic %s does not exist at %s: create it, or correct %s"
        .formatted(topic, kafka, option);
  }

  /** Those of these topics that do not exist. */
  public List<String> missing(String... names) {
    return Stream.of(names).filter(name -> find(name).isEmpty()).toList();
  }

  /** The topic of this name, without waiting for the answer. */
  CompletableFuture<Optional<KafkaTopic>> ask(String topic) {
    return admin
        .describeTopics(List.of(topic))
        .topicNameValues()
        .get(topic)
        .toCompletionStage()
        .toCompletableFuture()
        .thenApply(description -> Optional.of(KafkaTopic.of(description)))
        .exceptionally(KafkaTopics::none);
  }

  private static Optional<KafkaTopic> none(Throwable error) {
    Throwable cause = unwrapped(error);
    if (cause instanceof UnknownTopicOrPartitionException) {
      return Optional.empty();
    }
    throw new CompletionException(cause);
  }

  /** The first offset of each partition that is still there. */
  public SortedMap<Integer, Long> begins(KafkaTopic topic) {
    return offsets(topic, OffsetSpec.earliest(), IsolationLevel.READ_COMMITTED);
  }

  /**
   * By partition, the offset up to which records can be read now: those behind the begin of a
   * transaction that is open have to wait for its end.
   */
  public SortedMap<Integer, Long> ends(KafkaTopic topic) {
    return offsets(topic, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
  }

  /** By partition, the offset that the next record gets, also while a transaction is open. */
  public SortedMap<Integer, Long> highWatermarks(KafkaTopic topic) {
    return offsets(topic, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
  }

  private SortedMap<Integer, Long> offsets(
      KafkaTopic topic, OffsetSpec spec, IsolationLevel isolation) {
    var wanted = new HashMap<TopicPartition, OffsetSpec>();
    for (int partition = 0; partition < topic.partitions(); partition++) {
      wanted.put(new TopicPartition(topic.name(), partition), spec);
    }
    var offsets = new TreeMap<Integer, Long>();
    get(admin.listOffsets(wanted, new ListOffsetsOptions(isolation)).all())
        .forEach((partition, found) -> offsets.put(partition.partition(), found.offset()));
    return offsets;
  }

  /** The most bytes that a message of a topic may have. */
  public long maxMessageBytes(String topic) {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return Long.parseLong(
        get(admin.describeConfigs(List.of(resource)).all())
            .get(resource)
            .get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
            .value());
  }

  private <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while it asked Kafka", e);
    } catch (ExecutionException e) {
      throw explained(unwrapped(e));
    }
  }

  private static Throwable unwrapped(Throwable error) {
    return error.getCause() != null
            && (error instanceof CompletionException || error instanceof ExecutionException)
        ? unwrapped(error.getCause())
        : error;
  }

  private IllegalStateException explained(Throwable cause) {
    if (cause instanceof TimeoutException) {
      return new IllegalStateException(
          "no Kafka broker answers at %s within %d s: start one (bin/sales up) or correct --bootstrap-servers"
              .formatted(kafka, Integer.parseInt(PATIENCE_MS) / 1000),
          cause);
    }
    return new IllegalStateException(
        "Kafka at %s refuses: %s".formatted(kafka, cause.getMessage()), cause);
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO); // nobody waits for an answer any more
  }
}
