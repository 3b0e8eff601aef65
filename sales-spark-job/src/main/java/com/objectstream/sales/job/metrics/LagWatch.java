package com.objectstream.sales.job.metrics;

import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.job.kafka.FirstRecords;
import com.objectstream.sales.job.kafka.KafkaTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the ends of Kafka's partitions with what the job has committed, on a clock of its own:
 * also while no batch runs and while a batch waits for a server.
 */
final class LagWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LagWatch.class);
  private static final Duration BETWEEN_RECORDS = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final double MILLIS_A_SECOND = 1e3;

  private final KafkaConnection kafka;
  private final String topic;
  private final KafkaTopics topics;
  private Optional<FirstRecords> records = Optional.empty();
  private Instant nextRecords = Instant.MIN;
  // Replaced as a whole; read by other threads
  private volatile SortedMap<Integer, Long> committed;
  private volatile SortedMap<Integer, Long> ends = Collections.emptySortedMap();
  private volatile Map<Integer, Oldest> oldest = Map.of();

  /**
   * @param committed offset with which the job goes on, by partition
   */
  LagWatch(KafkaConnection kafka, String topic, SortedMap<Integer, Long> committed) {
    this.kafka = kafka;
    this.topic = topic;
    this.topics = new KafkaTopics(kafka, ANSWER);
    this.committed = committed;
  }

  /** The oldest record of a partition that was not committed when it was looked at. */
  private record Oldest(long offset, long timestamp, Instant seen) {
    OptionalDouble ageAt(Instant now, long committed) {
      if (timestamp < 0) {
        return OptionalDouble.empty(); // it has none
      }
      // One that is committed by now: the next look is less than 5 s away
      Instant until = committed <= offset ? now : seen;
      return OptionalDouble.of(Math.max(0, (until.toEpochMilli() - timestamp) / MILLIS_A_SECOND));
    }
  }

  /** A batch was committed; the job goes on with these offsets. */
  void committed(SortedMap<Integer, Long> offsets) {
    committed = offsets;
  }

  /** Asks Kafka. What it does not tell is not known from then on. One thread at a time. */
  void look(Instant now) {
    try {
      ends = topics.highWatermarks(topics.require(topic, "--topic")); // partitions may be added
    } catch (RuntimeException e) {
      LOG.debug("the ends of topic {} are not known", topic, e);
      ends = Collections.emptySortedMap();
      return;
    }
    if (!now.isBefore(nextRecords)) {
      lookAtRecords(now);
    }
  }

  private void lookAtRecords(Instant now) {
    SortedMap<Integer, Long> behind = new TreeMap<>();
    lag(now)
        .forEach(
            (partition, lag) -> {
              if (lag.records().orElse(0) > 0) {
                behind.put(partition, lag.committed());
              }
            });
    Map<Integer, Oldest> found = new TreeMap<>();
    if (!behind.isEmpty()) {
      nextRecords = now.plus(BETWEEN_RECORDS);
      try {
        records = Optional.of(records.orElseGet(() -> new FirstRecords(kafka, topic)));
        records
            .get()
            .at(behind)
            .forEach(
                (partition, record) ->
                    found.put(partition, new Oldest(record.offset(), record.timestamp(), now)));
      } catch (RuntimeException e) {
        LOG.debug("the age of the oldest records of topic {} is not known", topic, e);
      }
    }
    oldest = found;
  }

  /** What is known by now. */
  SortedMap<Integer, PartitionLag> lag(Instant now) {
    SortedMap<Integer, Long> done = committed;
    SortedMap<Integer, Long> known = ends;
    Map<Integer, Oldest> records = oldest;
    var partitions = new TreeSet<>(done.keySet());
    partitions.addAll(known.keySet());
    var lag = new TreeMap<Integer, PartitionLag>();
    for (int partition : partitions) {
      long from = done.getOrDefault(partition, 0L); // one that was added: from its first record
      Optional<Long> end =
          Optional.ofNullable(known.get(partition))
              .map(asked -> Math.max(asked, from)); // more may be committed since it was asked
      lag.put(
          partition,
          new PartitionLag(
              from,
              end.map(OptionalLong::of).orElse(OptionalLong.empty()),
              end.map(e -> seconds(e, from, Optional.ofNullable(records.get(partition)), now))
                  .orElse(OptionalDouble.empty())));
    }
    return lag;
  }

  private static OptionalDouble seconds(
      long end, long committed, Optional<Oldest> record, Instant now) {
    return end <= committed
        ? OptionalDouble.of(0)
        : record.map(found -> found.ageAt(now, committed)).orElse(OptionalDouble.empty());
  }

  @Override
  public void close() {
    topics.close();
    records.ifPresent(FirstRecords::close);
  }
}
