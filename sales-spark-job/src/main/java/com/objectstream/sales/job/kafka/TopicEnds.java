package com.objectstream.sales.job.kafka;

import com.objectstream.sales.command.connection.KafkaConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks where the partitions of a topic end, again and again: two small requests each time, so that
 * partitions that were added are seen too.
 */
public final class TopicEnds implements AutoCloseable {
  private static final int ANSWER_MILLIS = (int) Duration.ofSeconds(5).toMillis();

  private final KafkaTopics topics;
  private final String topic;

  public TopicEnds(KafkaConnection kafka, String topic) {
    this.topics = new KafkaTopics(kafka);
    this.topic = topic;
  }

  /**
   * By partition, the offset that the next record gets, also while a transaction is open.
   *
   * @throws IllegalStateException if Kafka does not tell within five seconds
   */
  public SortedMap<Integer, Long> ask() {
    Admin admin = topics.admin();
    var patiently = new DescribeTopicsOptions().timeoutMs(ANSWER_MILLIS);
    int partitions =
        topics
            .get(
                admin.describeTopics(List.of(topic), patiently).topicNameValues().get(topic), topic)
            .partitions()
            .size();
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      wanted.put(new TopicPartition(topic, partition), OffsetSpec.latest());
    }
    var options = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED).timeoutMs(ANSWER_MILLIS);
    var ends = new TreeMap<Integer, Long>();
    topics
        .get(admin.listOffsets(wanted, options).all(), topic)
        .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
    return ends;
  }

  @Override
  public void close() {
    topics.close();
  }
}
