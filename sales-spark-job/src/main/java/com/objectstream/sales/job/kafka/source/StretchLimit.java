package com.objectstream.sales.job.kafka.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the batches of a stretch end. Offsets of a source are, as Spark's Kafka source writes them,
 * {@code {"item_sales":{"0":42,"1":17}}}.
 *
 * @param ends offset by topic and partition behind the last record
 */
record StretchLimit(Map<String, SortedMap<Integer, Long>> ends) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static StretchLimit of(String topic, SortedMap<Integer, Long> ends) {
    return new StretchLimit(Map.of(topic, ends));
  }

  static StretchLimit parse(String json) {
    return new StretchLimit(offsets(json));
  }

  /**
   * The end of the batch that begins at these offsets, itself in the form of offsets.
   *
   * @param most records of a batch, about; each partition that has one gives at least one
   */
  String next(String start, long most) {
    Map<String, SortedMap<Integer, Long>> next = offsets(start);
    long left = next.entrySet().stream().mapToLong(t -> left(t.getKey(), t.getValue())).sum();
    double share = left <= most ? 1 : (double) most / left;
    next.forEach((topic, at) -> at.replaceAll((p, from) -> from + taken(topic, p, from, share)));
    return json(next);
  }

  private long left(String topic, Map<Integer, Long> from) {
    return from.entrySet().stream().mapToLong(p -> left(topic, p.getKey(), p.getValue())).sum();
  }

  /** A partition that came later has no end, and nothing of it is read. */
  private long left(String topic, int partition, long from) {
    return Math.max(0, ends.get(topic).getOrDefault(partition, from) - from);
  }

  private long taken(String topic, int partition, long from, double share) {
    return (long) Math.ceil(left(topic, partition, from) * share);
  }

  private static Map<String, SortedMap<Integer, Long>> offsets(String json) {
    try {
      return JSON.readValue(
          json, new TypeReference<TreeMap<String, SortedMap<Integer, Long>>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no offsets of a source: " + json, e);
    }
  }

  private static String json(Map<String, SortedMap<Integer, Long>> offsets) {
    return JSON.valueToTree(offsets).toString();
  }

  /** As {@link #parse} reads it. */
  String json() {
    return json(ends);
  }
}
