package com.objectstream.sales.job.kafka;

import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.command.failure.KafkaFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a topic holds when it is opened, from its first record to its last one that is committed,
 * for commands that read all of it. It may be read several times. For one thread.
 *
 * <p>Offsets without a record, as compaction and transactions leave them, are passed over. Kafka is
 * waited for within a deadline.
 */
public final class TopicReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final KafkaConnection kafka;
  private final String topic;
  private final ResponseDeadline deadline;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> begins;
  private final Map<TopicPartition, Long> ends;
  private final Map<TopicPartition, Long> positions = new HashMap<>();

  /**
   * Asks where the topic begins and ends.
   *
   * @param topic must exist
   * @param deadline how long Kafka may be silent, here and later
   * @throws IllegalStateException if it is silent for longer, or refuses
   */
  public TopicReader(KafkaConnection kafka, String topic, Duration deadline) {
    this.kafka = kafka;
    this.topic = topic;
    this.deadline = new ResponseDeadline(kafka, deadline);
    this.consumer = consumer();
    try {
      List<TopicPartition> partitions = answer(this::partitions);
      if (partitions.isEmpty()) {
        throw new IllegalStateException("topic %s does not exist at %s".formatted(topic, kafka));
      }
      consumer.assign(partitions);
      this.begins = answer(patience -> consumer.beginningOffsets(partitions, patience));
      this.ends = answer(patience -> consumer.endOffsets(partitions, patience));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    var properties = new HashMap<String, Object>(kafka.properties());
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    try {
      return new KafkaConsumer<>(
          properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    } catch (KafkaException e) {
      throw refused(e);
    }
  }

  private List<TopicPartition> partitions(Duration patience) {
    return consumer.partitionsFor(topic, patience).stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  /**
   * Gives each record to a reader, in the order of each partition.
   *
   * @return what Kafka deleted before it was read, which does not end the reading
   * @throws IllegalStateException if Kafka is silent for too long, refuses, or has another topic of
   *     that name by now
   */
  public List<OffsetGap> read(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    var gaps = new ArrayList<OffsetGap>();
    begins.forEach(this::moveTo);
    consumer.resume(begins.keySet());
    deadline.answered();
    while (pauseFinished().size() < ends.size()) {
      try {
        for (ConsumerRecord<byte[], byte[]> letter : poll()) {
          if (letter.offset() < ends.get(partitionOf(letter))) {
            reader.accept(letter);
          }
        }
      } catch (OffsetOutOfRangeException e) {
        e.offsetOutOfRangePartitions()
            .forEach((partition, offset) -> gaps.add(skipDeleted(partition, offset)));
      }
      noteProgress();
    }
    return gaps;
  }

  private ConsumerRecords<byte[], byte[]> poll() {
    try {
      return consumer.poll(POLL);
    } catch (OffsetOutOfRangeException | InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      throw refused(e);
    }
  }

  private static TopicPartition partitionOf(ConsumerRecord<?, ?> letter) {
    return new TopicPartition(letter.topic(), letter.partition());
  }

  /** So that what comes after the end is not fetched. */
  private Collection<TopicPartition> pauseFinished() {
    List<TopicPartition> finished =
        ends.keySet().stream().filter(p -> positions.get(p) >= ends.get(p)).toList();
    consumer.pause(finished);
    return finished;
  }

  private OffsetGap skipDeleted(TopicPartition partition, long offset) {
    long begin =
        answer(patience -> consumer.beginningOffsets(List.of(partition), patience)).get(partition);
    if (begin <= offset) {
      throw madeAgain(partition, offset);
    }
    long next = Math.min(begin, ends.get(partition));
    moveTo(partition, next);
    return new OffsetGap(partition.partition(), offset, next - 1);
  }

  private void moveTo(TopicPartition partition, long offset) {
    consumer.seek(partition, offset);
    positions.put(partition, offset);
  }

  private void noteProgress() {
    var before = Map.copyOf(positions);
    positions.replaceAll((partition, last) -> position(partition).orElse(last));
    if (!positions.equals(before)) {
      deadline.answered();
    } else if (deadline.missed()) {
      requireSameTopic();
    }
  }

  /** Where the next record is: behind the last one and behind the markers of transactions. */
  private Optional<Long> position(TopicPartition partition) {
    try {
      return Optional.of(consumer.position(partition, POLL));
    } catch (TimeoutException e) { // it asks a new leader whether its records are the same
      return Optional.empty();
    } catch (KafkaException e) {
      throw refused(e);
    }
  }

  /** A consumer waits in silence for a topic that is gone. */
  private void requireSameTopic() {
    try {
      if (partitions(ANSWER).isEmpty()) {
        throw new IllegalStateException(
            "topic %s is gone from %s while it was read".formatted(topic, kafka));
      }
      Map<TopicPartition, Long> now = consumer.endOffsets(ends.keySet(), ANSWER);
      ends.forEach(
          (partition, end) -> {
            if (now.get(partition) < end) {
              throw madeAgain(partition, end);
            }
          });
    } catch (TimeoutException e) {
      return; // it is Kafka that is silent
    } catch (KafkaException e) {
      throw refused(e);
    }
  }

  private IllegalStateException madeAgain(TopicPartition partition, long offset) {
    return new IllegalStateException(
        "topic %s at %s had an offset %s in partition %s when it was opened and has it no more: it was made again, or a broker lost its last records; run this again"
            .formatted(topic, kafka, offset, partition.partition()));
  }

  /** What Kafka says, within the deadline. */
  private <T> T answer(Function<Duration, T> question) {
    while (true) {
      try {
        T answer = question.apply(ANSWER);
        deadline.answered();
        return answer;
      } catch (TimeoutException e) {
        deadline.missed();
      } catch (KafkaException e) {
        throw refused(e);
      }
    }
  }

  private IllegalStateException refused(KafkaException e) {
    return KafkaFailure.of(e, kafka, topic).toException();
  }

  @Override
  public void close() {
    consumer.close(Duration.ZERO);
  }
}
