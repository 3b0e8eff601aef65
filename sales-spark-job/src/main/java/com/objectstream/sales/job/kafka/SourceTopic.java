package com.objectstream.sales.job.kafka;

import com.objectstream.sales.job.checkpoint.StretchOffsets;
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
