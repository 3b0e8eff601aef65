package com.objectstream.sales.job.reject;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the dead letter topic holds now, from its first record to the last at the time of asking.
 */
public final class DeadLetters {
  private static final Duration POLL = Duration.ofMillis(500);

  private DeadLetters() {}

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
