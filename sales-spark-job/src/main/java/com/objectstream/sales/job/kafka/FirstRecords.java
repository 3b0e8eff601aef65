package com.objectstream.sales.job.kafka;

import com.objectstream.sales.command.connection.KafkaConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks at the record that stands at an offset, for its time: one of each partition. */
public final class FirstRecords implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String topic;

  public FirstRecords(KafkaConnection kafka, String topic) {
    this.topic = topic;
    var config = new HashMap<String, Object>(kafka.adminProperties());
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    // A broker gives a whole batch all the same, and no more than that
    config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1);
    config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 1);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    var bytes = new ByteArrayDeserializer();
    this.consumer = new KafkaConsumer<>(config, bytes, bytes);
  }

  /**
   * A record and its time.
   *
   * @param timestamp epoch milliseconds as it stands in Kafka, -1 if it has none
   */
  public record Found(long offset, long timestamp) {}

  /**
   * The first record at or after an offset, by partition; a partition whose record does not come
   * within two seconds is left out.
   *
   * @param offsets by partition
   * @throws org.apache.kafka.common.KafkaException if Kafka refuses
   */
  public SortedMap<Integer, Found> at(Map<Integer, Long> offsets) {
    Set<TopicPartition> open = new HashSet<>();
    offsets.keySet().forEach(partition -> open.add(new TopicPartition(topic, partition)));
    consumer.assign(open);
    open.forEach(partition -> consumer.seek(partition, offsets.get(partition.partition())));
    var found = new TreeMap<Integer, Found>();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!open.isEmpty() && System.nanoTime() < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        var partition = new TopicPartition(topic, record.partition());
        found.put(record.partition(), new Found(record.offset(), record.timestamp()));
        consumer.pause(List.of(partition));
        open.remove(partition);
      }
    }
    consumer.unsubscribe(); // nothing is fetched ahead until the next look
    return found;
  }

  @Override
  public void close() {
    consumer.close(Duration.ZERO);
  }
}
