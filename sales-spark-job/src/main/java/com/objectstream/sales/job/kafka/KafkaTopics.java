package com.objectstream.sales.job.kafka;

import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.command.failure.KafkaFailure;
import com.objectstream.sales.job.checkpoint.Stretch;
import com.objectstream.sales.job.checkpoint.StretchOffsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Looks at the topics of a Kafka cluster, and changes nothing. What Kafka does not tell is an
 * {@link IllegalStateException} with the reason.
 */
public final class KafkaTopics implements AutoCloseable {
  static final String NO_TOPIC = "";

  private final Admin admin;
  private final KafkaConnection kafka;

  /**
   * @throws IllegalStateException if the client's properties make no client
   */
  public KafkaTopics(KafkaConnection kafka) {
    this(kafka, KafkaConnection.ANSWER_TIMEOUT);
  }

  /**
   * The same for who waits so long for an answer.
   *
   * @throws IllegalStateException if the client's properties make no client
   */
  public KafkaTopics(KafkaConnection kafka, Duration patience) {
    this.kafka = kafka;
    Map<String, Object> properties = kafka.adminProperties();
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
    try {
      this.admin = Admin.create(properties);
    } catch (KafkaException e) {
      throw KafkaFailure.of(e, kafka).toException();
    }
  }

  boolean answers() {
    try {
      admin.describeCluster().clusterId().get();
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
    return get(admin.describeCluster().clusterId(), NO_TOPIC);
  }

  /** How many brokers are up. */
  public int brokers() {
    return get(admin.describeCluster().nodes(), NO_TOPIC).size();
  }

  /** The topic of this name, if it exists. */
  public Optional<KafkaTopic> find(String topic) {
    return get(ask(topic), topic);
  }

  /**
   * The topic of this name.
   *
   * @param option that names the topic on the command line
   * @throws IllegalStateException if it does not exist, saying what to do
   */
  public KafkaTopic require(String topic, String option) {
    return find(topic)
        .orElseThrow(
            () -> new IllegalStateException(KafkaFailure.missingTopic(topic, kafka, option)));
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
    if (error.getCause() instanceof UnknownTopicOrPartitionException) {
      return Optional.empty();
    }
    throw (CompletionException) error; // as of any stage behind another
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

  /**
   * What a stretch of a topic is in offsets now. What waits behind an open transaction does not
   * belong to it.
   */
  public StretchOffsets offsets(KafkaTopic topic, Stretch stretch) {
    SortedMap<Integer, Long> ends = ends(topic);
    SortedMap<Integer, Long> last =
        stretch.to().map(to -> earliest(firstAt(topic, to), ends)).orElse(ends);
    return new StretchOffsets(stretch, earliest(firstAt(topic, stretch.from()), last), last);
  }

  /** The first record at or after a time, by partition; negative if there is none. */
  private SortedMap<Integer, Long> firstAt(KafkaTopic topic, Instant time) {
    // Kafka takes what is below zero for places such as the end
    var spec = OffsetSpec.forTimestamp(Math.max(0, time.toEpochMilli()));
    return offsets(topic, spec, IsolationLevel.READ_COMMITTED);
  }

  private static SortedMap<Integer, Long> earliest(
      SortedMap<Integer, Long> offsets, SortedMap<Integer, Long> ends) {
    var earliest = new TreeMap<>(ends);
    earliest.replaceAll(
        (partition, end) -> {
          long offset = offsets.getOrDefault(partition, end);
          return offset < 0 ? end : Math.min(offset, end);
        });
    return earliest;
  }

  private SortedMap<Integer, Long> offsets(
      KafkaTopic topic, OffsetSpec spec, IsolationLevel isolation) {
    var wanted = new HashMap<TopicPartition, OffsetSpec>();
    for (int partition = 0; partition < topic.partitions(); partition++) {
      wanted.put(new TopicPartition(topic.name(), partition), spec);
    }
    var offsets = new TreeMap<Integer, Long>();
    get(admin.listOffsets(wanted, new ListOffsetsOptions(isolation)).all(), topic.name())
        .forEach((partition, found) -> offsets.put(partition.partition(), found.offset()));
    return offsets;
  }

  /** The most bytes that a message of a topic may have. */
  public long maxMessageBytes(String topic) {
    return Long.parseLong(setting(topic, TopicConfig.MAX_MESSAGE_BYTES_CONFIG));
  }

  /** Whether the broker removes records of a topic for whose key there is a newer one. */
  public boolean isCompacted(String topic) {
    return setting(topic, TopicConfig.CLEANUP_POLICY_CONFIG)
        .contains(TopicConfig.CLEANUP_POLICY_COMPACT);
  }

  private String setting(String topic, String name) {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return get(admin.describeConfigs(List.of(resource)).all(), topic)
        .get(resource)
        .get(name)
        .value();
  }

  /** What of this the client may not do with a topic; nothing if Kafka does not tell. */
  public List<AclOperation> notGranted(String topic, AclOperation... needed) {
    var options = new DescribeTopicsOptions().includeAuthorizedOperations(true);
    Set<AclOperation> granted =
        get(admin.describeTopics(List.of(topic), options).topicNameValues().get(topic), topic)
            .authorizedOperations();
    return granted == null
        ? List.of()
        : Stream.of(needed).filter(operation -> !granted.contains(operation)).toList();
  }

  Admin admin() {
    return admin;
  }

  /**
   * Waits for an answer.
   *
   * @param topic that was asked for, or {@link #NO_TOPIC}
   * @throws IllegalStateException if there is none, with the reason
   */
  <T> T get(Future<T> future, String topic) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while it asked Kafka", e);
    } catch (ExecutionException e) {
      throw (topic.equals(NO_TOPIC)
              ? KafkaFailure.of(e.getCause(), kafka)
              : KafkaFailure.of(e.getCause(), kafka, topic))
          .toException();
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO); // nobody waits for an answer any more
  }
}
