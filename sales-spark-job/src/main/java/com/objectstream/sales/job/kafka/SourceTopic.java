package com.objectstream.sales.job.kafka;

import com.objectstream.sales.job.checkpoint.CheckpointIdentity;
import com.objectstream.sales.job.checkpoint.StretchOffsets;
import java.time.ZoneId;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The topic of sales as it is now.
 *
 * @param clusterId identity of the Kafka cluster
 * @param begins first offset by partition that is still there
 * @param ends by partition, the offset up to which records can be read now
 * @param highWatermarks by partition, the offset that the next record gets; greater than the end
 *     while a transaction is open
 */
public record SourceTopic(
    String clusterId,
    KafkaTopic topic,
    SortedMap<Integer, Long> begins,
    SortedMap<Integer, Long> ends,
    SortedMap<Integer, Long> highWatermarks) {

  /**
   * Asks for its offsets.
   *
   * @throws IllegalStateException if Kafka does not tell
   */
  public static SourceTopic of(KafkaTopics topics, String clusterId, KafkaTopic topic) {
    return new SourceTopic(
        clusterId, topic, topics.begins(topic), topics.ends(topic), topics.highWatermarks(topic));
  }

  /** The same topic as far as it belongs to a stretch. */
  public SourceTopic within(StretchOffsets stretch) {
    return new SourceTopic(
        clusterId, topic, moved(begins, stretch), moved(ends, stretch), highWatermarks);
  }

  /**
   * The identity of a checkpoint that counts between this topic and a table.
   *
   * @param table keyspace and table as CQL
   * @param tableId that Cassandra gave the table
   * @param stretch the part of the topic that is read; empty is all of it
   * @param statePartitions parts of the state, of a query that has one
   */
  public CheckpointIdentity identity(
      String table,
      String tableId,
      ZoneId zone,
      Optional<StretchOffsets> stretch,
      Optional<Integer> statePartitions) {
    return new CheckpointIdentity(
        clusterId,
        topic.name(),
        topic.id(),
        table,
        tableId,
        Optional.of(zone),
        stretch,
        statePartitions);
  }

  private static SortedMap<Integer, Long> moved(
      SortedMap<Integer, Long> offsets, StretchOffsets stretch) {
    var moved = new TreeMap<>(offsets);
    moved.replaceAll(stretch::within);
    return moved;
  }

  /** How many records can be read of each partition these offsets on, or from its first. */
  public SortedMap<Integer, Long> lag(SortedMap<Integer, Long> next) {
    var lag = new TreeMap<Integer, Long>();
    ends.forEach(
        (partition, end) -> {
          long begin = begins.get(partition);
          long from = Math.max(begin, next.getOrDefault(partition, begin));
          lag.put(partition, Math.max(0, end - from));
        });
    return lag;
  }
}
