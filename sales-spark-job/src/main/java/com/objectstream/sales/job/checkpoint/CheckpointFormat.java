package com.objectstream.sales.job.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The text of the files that Spark 3.5 writes for a query with one Kafka source: a line with the
 * version of the format, then JSON. {@code offsets/7} is
 *
 * <pre>
 * v1
 * {"batchWatermarkMs":0,"batchTimestampMs":1530305100936,"conf":{…}}
 * {"item_sales":{"0":42,"1":17}}
 * </pre>
 */
final class CheckpointFormat {
  private static final String VERSION = "v1";
  private static final String INITIAL_PREFIX = "\0"; // a byte that old versions of Spark wanted
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private CheckpointFormat() {}

  /**
   * The ends of a batch by partition, from its file in {@code offsets}.
   *
   * @throws IllegalArgumentException if the text is not such a file, as in all methods here
   */
  static SortedMap<Integer, Long> offsets(String text, String topic) {
    List<String> lines = lines(text, 3);
    object(lines.get(1));
    return partitions(lines.get(2), topic);
  }

  /** Where reading began, by partition, from {@code sources/0/0}. */
  static SortedMap<Integer, Long> initial(String text, String topic) {
    if (!text.startsWith(INITIAL_PREFIX)) {
      throw new IllegalArgumentException("does not begin with a zero byte");
    }
    return partitions(lines(text.substring(INITIAL_PREFIX.length()), 2).get(1), topic);
  }

  /** What a file in {@code commits} says. */
  static JsonNode commit(String text) {
    return object(lines(text, 2).get(1));
  }

  /** The id of the query, from the file {@code metadata}, which is JSON without a version. */
  static String queryId(String text) {
    String id = object(text).path("id").asText();
    if (id.isEmpty()) {
      throw new IllegalArgumentException("has no id");
    }
    return id;
  }

  private static List<String> lines(String text, int count) {
    List<String> lines = text.lines().toList();
    if (lines.size() != count) {
      throw new IllegalArgumentException("has %d lines, not %d".formatted(lines.size(), count));
    }
    if (!lines.get(0).equals(VERSION)) {
      throw new IllegalArgumentException("does not begin with " + VERSION);
    }
    return lines;
  }

  private static SortedMap<Integer, Long> partitions(String json, String topic) {
    JsonNode topics = object(json);
    if (topics.size() != 1 || !topics.path(topic).isObject()) {
      throw new IllegalArgumentException("has not the offsets of topic " + topic);
    }
    var offsets = new TreeMap<Integer, Long>();
    for (Map.Entry<String, JsonNode> partition : topics.get(topic).properties()) {
      if (!partition.getValue().isIntegralNumber()) {
        throw new IllegalArgumentException("has no offset of partition " + partition.getKey());
      }
      offsets.put(Integer.valueOf(partition.getKey()), partition.getValue().longValue());
    }
    return offsets;
  }

  private static JsonNode object(String json) {
    try {
      JsonNode node = JSON.readTree(json);
      if (!node.isObject()) {
        throw new IllegalArgumentException("is no JSON object");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("is no JSON: " + e.getOriginalMessage(), e);
    }
  }
}
