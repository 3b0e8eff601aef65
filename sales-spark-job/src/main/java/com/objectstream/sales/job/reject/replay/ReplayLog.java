package com.objectstream.sales.job.reject.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.command.connection.TopicLeaders;
import com.objectstream.sales.command.failure.KafkaFailure;
import com.objectstream.sales.job.kafka.ResponseDeadline;
import com.objectstream.sales.job.kafka.TopicReader;
import com.objectstream.sales.job.reject.RejectedLine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.ObjIntConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Which rejects were sent again: a topic beside the dead letter topic, {@code item_sales_dlq} has
 * {@code item_sales_dlq_replayed}. Key is the place where the line was read first, value the
 * attempt that was replayed, both as text:
 *
 * <pre>
 * replay            -> 0    a replay begins to send
 * item_sales/3/42/1 -> 1    and has sent the first reject of this line
 * </pre>
 *
 * A reject that became a row leaves no other trace. Who deletes the topic makes all rejects that
 * did not come back replayable again, which does no harm: their identity makes them the same rows.
 */
final class ReplayLog {
  private static final String SUFFIX = "_replayed";
  private static final String FOR_EVER = "-1";

  private final KafkaConnection kafka;
  private final String dlqTopic;
  private final Duration deadline;
  private boolean isNew;

  /**
   * @param deadline how long Kafka may be silent
   */
  ReplayLog(KafkaConnection kafka, String dlqTopic, Duration deadline) {
    this.kafka = kafka;
    this.dlqTopic = dlqTopic;
    this.deadline = deadline;
  }

  String topic() {
    return topicFor(dlqTopic);
  }

  /** The topic that remembers what was replayed of a dead letter topic. */
  static String topicFor(String dlqTopic) {
    return dlqTopic + SUFFIX;
  }

  /**
   * Makes the topic if need be, which keeps a note at least as long as its reject is kept.
   *
   * @throws IllegalStateException if it cannot be made
   */
  void create() {
    try (Admin admin = Admin.create(kafka.adminProperties())) {
      if (describe(admin, topic()).isEmpty()) {
        create(admin);
      }
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        KafkaFailure failure = KafkaFailure.of(e, kafka, topic());
        throw new IllegalStateException(
            "nothing was sent, as topic %s, which remembers what was replayed, is not there or hidden and cannot be made; %s; or create it with one partition and at least the retention of %s"
                .formatted(topic(), failure.sentence(), dlqTopic),
            failure.thrown());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while it asked Kafka", e);
    }
  }

  private static Optional<TopicDescription> describe(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    try {
      return Optional.of(admin.describeTopics(List.of(topic)).topicNameValues().get(topic).get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void create(Admin admin) throws ExecutionException, InterruptedException {
    TopicDescription beside = describe(admin, dlqTopic).orElseThrow();
    short replicas = (short) beside.partitions().get(0).replicas().size();
    var topic =
        new NewTopic(topic(), Optional.of(1), Optional.of(replicas))
            .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, retention(admin)));
    admin.createTopics(List.of(topic)).all().get();
    isNew = true;
    awaitLeader(admin);
  }

  private void awaitLeader(Admin admin) throws ExecutionException, InterruptedException {
    try {
      TopicLeaders.awaitEnds(admin, topic(), 1, deadline);
    } catch (TimeoutException e) {
      throw new ResponseDeadline(kafka, deadline).exceeded("");
    }
  }

  /** As long as a reject is kept at the most; for ever if this user may not know. */
  private String retention(Admin admin) throws InterruptedException {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, dlqTopic);
    try {
      Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
      long retention = Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value());
      // A reject stays until the youngest one of its segment is to go
      long segment = Long.parseLong(config.get(TopicConfig.SEGMENT_MS_CONFIG).value());
      boolean isBounded = retention >= 0 && retention <= Long.MAX_VALUE - segment;
      return isBounded ? Long.toString(retention + segment) : FOR_EVER;
    } catch (ExecutionException e) {
      return FOR_EVER;
    }
  }

  /** Gives each note, as place and attempt, to a reader. */
  void read(ObjIntConsumer<String> reader) {
    if (isNew) {
      return; // not every broker may know it yet
    }
    try (var notes = new TopicReader(kafka, topic(), deadline)) {
      notes.read(note -> read(note, reader));
    }
  }

  /** What is no note is nothing to this job. */
  private static void read(ConsumerRecord<byte[], byte[]> note, ObjIntConsumer<String> reader) {
    if (note.key() == null || note.value() == null) {
      return;
    }
    try {
      int attempt = Integer.parseInt(new String(note.value(), UTF_8));
      reader.accept(new String(note.key(), UTF_8), attempt);
    } catch (NumberFormatException e) {
      return;
    }
  }

  /** The note that a replay begins: it shows that notes are taken before anything is sent. */
  ProducerRecord<byte[], byte[]> firstNote() {
    return note("replay", 0);
  }

  ProducerRecord<byte[], byte[]> noteOf(RejectedLine reject) {
    return note(reject.identity(), reject.attempt());
  }

  private ProducerRecord<byte[], byte[]> note(String key, int attempt) {
    return new ProducerRecord<>(
        topic(), key.getBytes(UTF_8), Integer.toString(attempt).getBytes(UTF_8));
  }
}
