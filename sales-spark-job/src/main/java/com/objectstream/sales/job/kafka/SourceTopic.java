package com.objectstream.sales.job.kafka;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The topic of sales as it is now.
 *
 * @param clusterId identity of the Kafka cluster
 * @param begins first offset by partition that is still there
 * @param ends by partition, the offset that the next record gets
 */
public record SourceTopic(
    String clusterId,
    KafkaTopic topic,
    SortedMap<Integer, Long> begins,
    SortedMap<Integer, Long> ends) {

  /** How many records each partition has from these offsets on, or from its first. */
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
