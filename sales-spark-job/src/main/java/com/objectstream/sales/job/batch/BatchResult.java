package com.objectstream.sales.job.batch;

import java.io.Serializable;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * What became of a batch, or of a part of it; parts add up.
 *
 * @param read lines, and records without a value
 * @param stored rows that Cassandra has acknowledged
 * @param rejected lines that the dead letter topic has acknowledged, by reason
 * @param skipped records, by reason
 * @param offsets that were read, by Kafka partition
 * @param delays from the timestamp of a record to the acknowledgement of its row
 * @param newest rows and rejects, for people to look at
 */
public record BatchResult(
    long read,
    long stored,
    SortedMap<String, Long> rejected,
    SortedMap<String, Long> skipped,
    SortedMap<Integer, ReadOffsets> offsets,
    TimeHistogram delays,
    Newest newest)
    implements Serializable {

  /** Why a record is skipped that has no value, as a compacted topic leaves them. */
  public static final String NULL_VALUE = "null_value";

  /** Nothing read. */
  public static final BatchResult EMPTY = ofRead(0, 0, new TreeMap<>());

  /** What a task has read. */
  public static BatchResult ofRead(
      long lines, long nullValues, SortedMap<Integer, ReadOffsets> offsets) {
    var skipped = new TreeMap<String, Long>();
    if (nullValues > 0) {
      skipped.put(NULL_VALUE, nullValues);
    }
    return new BatchResult(
        lines, 0, new TreeMap<>(), skipped, offsets, TimeHistogram.ofDelays(), Newest.NONE);
  }

  /** What Cassandra has acknowledged. */
  public static BatchResult ofStored(long rows, TimeHistogram delays) {
    return new BatchResult(
        0, rows, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), delays, Newest.NONE);
  }

  /** What the dead letter topic has acknowledged. */
  public static BatchResult ofRejected(SortedMap<String, Long> byReason) {
    return new BatchResult(
        0, 0, byReason, new TreeMap<>(), new TreeMap<>(), TimeHistogram.ofDelays(), Newest.NONE);
  }

  /** The same with what its sinks have acknowledged last. */
  BatchResult with(Newest last) {
    return new BatchResult(read, stored, rejected, skipped, offsets, delays, last);
  }

  /** Both together. */
  public BatchResult plus(BatchResult other) {
    return new BatchResult(
        read + other.read,
        stored + other.stored,
        merged(rejected, other.rejected, Long::sum),
        merged(skipped, other.skipped, Long::sum),
        merged(offsets, other.offsets, ReadOffsets::plus),
        delays.plus(other.delays),
        newest.plus(other.newest));
  }

  private static <K, V> SortedMap<K, V> merged(
      SortedMap<K, V> one, SortedMap<K, V> other, BinaryOperator<V> plus) {
    var both = new TreeMap<>(one);
    other.forEach((key, value) -> both.merge(key, value, plus));
    return both;
  }

  /** The figures alone. */
  public BatchAccount account() {
    return new BatchAccount(read, stored, total(rejected), total(skipped));
  }

  private static long total(Map<String, Long> byReason) {
    return byReason.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many records were read. */
  public long records() {
    return offsets.values().stream().mapToLong(ReadOffsets::records).sum();
  }

  /** The offsets for a log, {@code 0: 120-619, 1: 98-600}. */
  public String shownOffsets() {
    return offsets.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
