package com.objectstream.sales.job.kafka.source;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * A consumer that one task after another uses, each for its ranges. What it has polled beyond the
 * end of a range it keeps for the task that goes on there, which is the next batch as a rule.
 */
final class TaskConsumer implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long MOST_FETCHED = 32 << 20;
  private static final long MOST_FETCHED_OF_PARTITION = 4 << 20;
  private static final long LEAST_FETCHED_OF_PARTITION = 64 << 10;
  private static final int HEAP_SHARE = 16;

  private final KafkaConsumer<byte[], byte[]> kafka;
  // By partition, the offset behind the last record that was handed on, and what was polled since
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> kept = new HashMap<>();
  private final Deque<TopicPartition> ready = new ArrayDeque<>();

  TaskConsumer(Map<String, Object> config, int partitions) {
    this.kafka = new KafkaConsumer<>(bounded(config, partitions));
  }

  /**
   * What is fetched ahead is bounded by all partitions together, as a share of the heap. A record
   * that is larger than its partition's share comes all the same, alone.
   */
  private static Map<String, Object> bounded(Map<String, Object> config, int partitions) {
    Runtime jvm = Runtime.getRuntime();
    long all = Math.min(MOST_FETCHED, jvm.maxMemory() / HEAP_SHARE / jvm.availableProcessors());
    long each =
        Math.max(LEAST_FETCHED_OF_PARTITION, Math.min(MOST_FETCHED_OF_PARTITION, all / partitions));
    var bounded = new HashMap<String, Object>();
    bounded.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, (int) all);
    bounded.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, (int) each);
    bounded.putAll(config);
    return bounded;
  }

  /** How many of these ranges go on where it is. */
  long goesOnWith(List<OffsetRange> ranges) {
    return ranges.stream()
        .filter(range -> Long.valueOf(range.from()).equals(next.get(range.partition())))
        .count();
  }

  void begin(List<OffsetRange> ranges) {
    Set<TopicPartition> partitions = new HashSet<>();
    ranges.forEach(range -> partitions.add(range.partition()));
    if (!kafka.assignment().equals(partitions)) {
      kafka.assign(partitions);
      next.keySet().retainAll(partitions);
      kept.keySet().retainAll(partitions);
    }
    ready.clear();
    kafka.resume(partitions);
    for (OffsetRange range : ranges) {
      if (!Long.valueOf(range.from()).equals(next.get(range.partition()))) {
        kept.remove(range.partition());
        kafka.seek(range.partition(), range.from());
        next.put(range.partition(), range.from());
      } else if (kept.containsKey(range.partition())) {
        ready.add(range.partition());
      }
    }
  }

  /**
   * What a poll gave of one partition.
   *
   * @param records within their range
   * @param finished partitions whose range has no more records
   * @param hasProgress whether records came or a position moved
   */
  record Polled(
      Iterator<ConsumerRecord<byte[], byte[]>> records,
      List<TopicPartition> finished,
      boolean hasProgress) {}

  /** Polls, unless records of an earlier poll are there. */
  Polled poll(Map<TopicPartition, OffsetRange> open) {
    boolean hasProgress = false;
    if (ready.isEmpty()) {
      for (TopicPartition partition : poll()) {
        hasProgress = true;
        ready.add(partition);
      }
    }
    TopicPartition partition = ready.poll();
    List<ConsumerRecord<byte[], byte[]>> records =
        partition == null ? List.of() : taken(partition, open.get(partition).until());
    var finished = new ArrayList<TopicPartition>();
    for (OffsetRange range : open.values()) {
      if (isFinished(range)) {
        finished.add(range.partition());
        next.put(range.partition(), range.until());
      }
    }
    ready.removeAll(finished);
    kafka.pause(finished);
    return new Polled(records.iterator(), finished, hasProgress || !finished.isEmpty());
  }

  private Set<TopicPartition> poll() {
    var records = kafka.poll(POLL);
    for (TopicPartition partition : records.partitions()) {
      kept.computeIfAbsent(partition, p -> new ArrayDeque<>()).addAll(records.records(partition));
    }
    return records.partitions();
  }

  /** Takes the kept records of a partition up to the end of its range. */
  private List<ConsumerRecord<byte[], byte[]>> taken(TopicPartition partition, long until) {
    Deque<ConsumerRecord<byte[], byte[]>> records = kept.get(partition);
    var taken = new ArrayList<ConsumerRecord<byte[], byte[]>>(records.size());
    while (!records.isEmpty() && records.peek().offset() < until) {
      taken.add(records.poll());
    }
    if (records.isEmpty()) {
      kept.remove(partition);
    }
    if (!taken.isEmpty()) {
      next.put(partition, taken.get(taken.size() - 1).offset() + 1);
    }
    return taken;
  }

  /** Marks of transactions and compacted records have offsets and no record. */
  private boolean isFinished(OffsetRange range) {
    return kept.containsKey(range.partition())
        ? kept.get(range.partition()).peek().offset() >= range.until()
        : kafka.position(range.partition()) >= range.until();
  }

  /**
   * Goes on behind records that are gone.
   *
   * @param lost by partition, the offset that is not there
   * @return partitions whose range is gone as a whole
   */
  Collection<TopicPartition> passOver(
      Map<TopicPartition, Long> lost, Map<TopicPartition, OffsetRange> open) {
    var gone = new ArrayList<TopicPartition>();
    kafka
        .beginningOffsets(lost.keySet())
        .forEach(
            (partition, begin) -> {
              long until = open.get(partition).until();
              long from = begin > lost.get(partition) ? Math.min(begin, until) : until;
              kafka.seek(partition, from);
              next.put(partition, from);
              if (from == until) {
                gone.add(partition);
              }
            });
    kafka.pause(gone);
    return Collections.unmodifiableList(gone);
  }

  @Override
  public void close() {
    kafka.close(Duration.ZERO);
  }
}
