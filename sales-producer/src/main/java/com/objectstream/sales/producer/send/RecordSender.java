package com.objectstream.sales.producer.send;

import com.objectstream.sales.command.connection.TopicLeaders;
import com.objectstream.sales.command.failure.KafkaFailure;
import com.objectstream.sales.producer.event.EventKind;
import com.objectstream.sales.producer.event.ProducedValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends values without a key and looks at the answer to each; the first failure is kept. */
final class RecordSender {
  private static final Duration NEW_TOPIC_PATIENCE = Duration.ofSeconds(10);

  private final KafkaTarget target;
  private final KafkaProducer<byte[], byte[]> kafka;
  private final AtomicLong records = new AtomicLong();
  private final Map<EventKind, Long> byKind = new ConcurrentHashMap<>();
  private final AtomicReference<IllegalStateException> failure = new AtomicReference<>();

  private RecordSender(KafkaTarget target, KafkaProducer<byte[], byte[]> kafka) {
    this.target = target;
    this.kafka = kafka;
    for (EventKind kind : EventKind.values()) {
      byKind.put(kind, 0L);
    }
  }

  /**
   * Connects to a topic that is there.
   *
   * @throws IllegalStateException if it cannot, in one sentence for the user
   */
  static RecordSender connect(KafkaTarget target) {
    requireTopic(target);
    try {
      var bytes = new ByteArraySerializer();
      var kafka = new KafkaProducer<>(ProducerSettings.ofProducer(target), bytes, bytes);
      return new RecordSender(target, kafka).warm();
    } catch (KafkaException e) {
      throw failure(e, target).toException();
    }
  }

  /** Before anything is sent, since a send would make a missing topic in silence. */
  private static void requireTopic(KafkaTarget target) {
    try (Admin admin = Admin.create(target.kafka().adminProperties())) {
      awaitLeaders(admin, target.topic());
    } catch (ExecutionException | KafkaException e) {
      throw failure(e, target).toException();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking for " + target, e);
    }
  }

  private static void awaitLeaders(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    TopicDescription described =
        admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
    try {
      TopicLeaders.awaitEnds(admin, topic, described.partitions().size(), NEW_TOPIC_PATIENCE);
    } catch (TimeoutException e) {
      // not new, but without a broker: sending waits for it, and says what is missing
    }
  }

  private static KafkaFailure failure(Exception thrown, KafkaTarget target) {
    return KafkaFailure.of(thrown, target.kafka(), target.topic());
  }

  /** Fetches the partitions now: the first send would do it and begin every run with a delay. */
  private RecordSender warm() {
    try {
      kafka.partitionsFor(target.topic());
      return this;
    } catch (KafkaException e) {
      kafka.close(Duration.ZERO);
      throw e;
    }
  }

  /** Hands over a value; waits only when the buffer is full. */
  void send(ProducedValue value) {
    try {
      kafka.send(
          new ProducerRecord<>(target.topic(), value.value()),
          (metadata, thrown) -> answered(value, thrown));
    } catch (KafkaException | IllegalStateException e) {
      answered(value, e);
    }
  }

  private void answered(ProducedValue value, Exception thrown) {
    if (thrown == null) {
      records.incrementAndGet();
      value.generatedAs().ifPresent(kind -> byKind.merge(kind, 1L, Long::sum));
    } else if (failure.get() == null) {
      failure.compareAndSet(null, SendFailure.of(thrown, value, target));
    }
  }

  /** Waits for the answers that are still missing; fails those that do not come in time. */
  void finish(Duration patience) {
    kafka.close(patience);
  }

  /** How many values are acknowledged by now; may be asked from any thread. */
  long acknowledged() {
    return records.get();
  }

  Map<EventKind, Long> acknowledgedByKind() {
    return byKind;
  }

  Optional<IllegalStateException> failure() {
    return Optional.ofNullable(failure.get());
  }
}
