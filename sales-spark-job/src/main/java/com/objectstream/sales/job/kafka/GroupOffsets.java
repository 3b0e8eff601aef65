package com.objectstream.sales.job.kafka;

import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.command.failure.KafkaFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits the offsets of the job for a consumer group, so that ordinary tools show its lag. Nothing
 * is ever read from there. It waits for no answer: offsets that come while one is missing go when
 * it is there, the newest of them alone.
 */
public final class GroupOffsets implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupOffsets.class);
  private static final int LAST_ANSWER_SECONDS = 5;
  private static final long DAY_NANOS = Duration.ofDays(1).toNanos();

  private final KafkaConnection kafka;
  private final KafkaTopics topics;
  private final String group;
  private final String topic;
  private Optional<SortedMap<Integer, Long>> waiting = Optional.empty();
  private Optional<SortedMap<Integer, Long>> newest = Optional.empty();
  private Optional<KafkaFuture<Void>> underWay = Optional.empty();
  private long newestAt;
  private boolean warned;

  public GroupOffsets(KafkaConnection kafka, String group, String topic) {
    this.kafka = kafka;
    this.topics = new KafkaTopics(kafka);
    this.group = group;
    this.topic = topic;
  }

  /** Commits the offsets with which the job goes on, by partition. */
  public synchronized void commit(SortedMap<Integer, Long> offsets) {
    newest = Optional.of(offsets);
    newestAt = System.nanoTime();
    if (underWay.isPresent()) {
      waiting = newest;
    } else {
      send(offsets);
    }
  }

  /** To be called now and then: commits the last offsets again, before Kafka forgets them. */
  public synchronized void refresh() {
    if (newest.isPresent() && System.nanoTime() - newestAt > DAY_NANOS) {
      commit(newest.get());
    }
  }

  private void send(SortedMap<Integer, Long> offsets) {
    if (offsets.isEmpty()) {
      return;
    }
    Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    offsets.forEach(
        (partition, offset) ->
            committed.put(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)));
    Admin admin = topics.admin();
    KafkaFuture<Void> answer = admin.alterConsumerGroupOffsets(group, committed).all();
    underWay = Optional.of(answer);
    answer.whenComplete((done, error) -> answered(Optional.ofNullable(error)));
  }

  private synchronized void answered(Optional<Throwable> error) {
    error.ifPresent(this::warnOnce);
    underWay = Optional.empty();
    Optional<SortedMap<Integer, Long>> next = waiting;
    waiting = Optional.empty();
    next.ifPresent(this::send);
  }

  private void warnOnce(Throwable error) {
    if (!warned) {
      warned = true;
      LOG.warn(
          "the job goes on, but its offsets cannot be committed for consumer group {}: {}",
          group,
          KafkaFailure.of(error, kafka, topic).toException().getMessage());
    }
  }

  /** Waits a moment for the last answer. */
  @Override
  public void close() {
    try {
      for (var last = underWay(); last.isPresent(); last = underWay()) {
        last.get().get(LAST_ANSWER_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("the last offsets of group {} were not committed", group, e);
    }
    topics.close();
  }

  private synchronized Optional<KafkaFuture<Void>> underWay() {
    return underWay;
  }
}
