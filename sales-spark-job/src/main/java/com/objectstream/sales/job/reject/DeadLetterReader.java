package com.objectstream.sales.job.reject;

import com.objectstream.sales.job.kafka.KafkaSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the dead letter topic holds now, from its first record to the last at the time of asking.
 */
public final class DeadLetterReader {
  private static final Duration POLL = Duration.ofMillis(500);

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterReader.class);

  private DeadLetterReader() {}

  /**
   * Gives each reject to a reader, in the order of each partition. A record that is no reject of
   * this job, such as another program's, is passed over with a warning.
   *
   * @return how many were passed over
   */
  public static long readRejects(KafkaSource dlq, Consumer<RejectedLine> reader) {
    var others = new AtomicLong();
    read(
        dlq.kafka().properties(),
        dlq.topic(),
        letter -> rejectIn(letter).ifPresentOrElse(reader, others::incrementAndGet));
    if (others.get() > 0) {
      LOG.warn("{} records of {} are no rejects of this job", others, dlq.topic());
    }
    return others.get();
  }

  private static Optional<RejectedLine> rejectIn(ConsumerRecord<byte[], byte[]> letter) {
    try {
      return Optional.of(RejectedLine.of(letter));
    } catch (IllegalArgumentException e) {
      LOG.debug("passed over: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Gives each record to a reader, in the order of each partition.
   *
   * @param clientProperties of Kafka
   */
  public static void read(
      Map<String, String> clientProperties,
      String topic,
      Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    var properties = new HashMap<String, Object>(clientProperties);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    try (var consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<byte[], byte[]> letter : consumer.poll(POLL)) {
          if (letter.offset() < ends.get(new TopicPartition(topic, letter.partition()))) {
            reader.accept(letter);
          }
        }
      }
    }
  }
}
