package com.objectstream.sales.job.reject.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.objectstream.sales.job.kafka.KafkaSource;
import com.objectstream.sales.job.reject.DeadLetterReader;
import com.objectstream.sales.job.reject.RejectedLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.ObjIntConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Which rejects were sent again: a topic beside the dead letter topic, {@code item_sales_dlq} has
 * {@code item_sales_dlq_replayed}. Key is the place where the line was read first, value the
 * attempt that was replayed, both as text:
 *
 * <pre>
 * item_sales/3/42/1 -> 1
 * </pre>
 *
 * A reject that became a row leaves no other trace. Who deletes the topic makes all rejects that
 * did not come back replayable again, which does no harm: their identity makes them the same rows.
 */
final class ReplayNotes {
  private static final String SUFFIX = "_replayed";

  private final KafkaSource dlq;

  private ReplayNotes(KafkaSource dlq) {
    this.dlq = dlq;
  }

  /**
   * The notes on a dead letter topic; makes their topic if need be, which keeps them as long as the
   * rejects are kept.
   *
   * @throws IllegalStateException if it cannot be made
   */
  static ReplayNotes on(KafkaSource dlq) {
    var notes = new ReplayNotes(dlq);
    try (Admin admin = Admin.create(new HashMap<String, Object>(dlq.kafka().properties()))) {
      notes.create(admin);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException(
            "cannot create topic %s, which remembers what was replayed (%s): create it with one partition and the retention of %s"
                .formatted(notes.topic(), e.getCause().getMessage(), dlq.topic()),
            e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while it asked Kafka", e);
    }
    return notes;
  }

  /** Gives each note, as place and attempt, to a reader. */
  void read(ObjIntConsumer<String> reader) {
    DeadLetterReader.read(
        dlq.kafka().properties(),
        topic(),
        note ->
            reader.accept(
                new String(note.key(), UTF_8), Integer.parseInt(new String(note.value(), UTF_8))));
  }

  /** The note that a reject was sent again. */
  ProducerRecord<byte[], byte[]> noteOf(RejectedLine reject) {
    return new ProducerRecord<>(
        topic(),
        reject.identity().getBytes(UTF_8),
        Integer.toString(reject.attempt()).getBytes(UTF_8));
  }

  private String topic() {
    return dlq.topic() + SUFFIX;
  }

  private void create(Admin admin) throws ExecutionException, InterruptedException {
    if (admin.listTopics().names().get().contains(topic())) {
      return;
    }
    TopicDescription beside =
        admin.describeTopics(List.of(dlq.topic())).allTopicNames().get().get(dlq.topic());
    short replicas = (short) beside.partitions().get(0).replicas().size();
    var topic =
        new NewTopic(topic(), Optional.of(1), Optional.of(replicas))
            .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, retention(admin)));
    admin.createTopics(List.of(topic)).all().get();
  }

  private String retention(Admin admin) throws ExecutionException, InterruptedException {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, dlq.topic());
    Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
    return config.get(TopicConfig.RETENTION_MS_CONFIG).value();
  }
}
