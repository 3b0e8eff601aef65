package com.objectstream.sales.job.kafka;

import com.objectstream.sales.command.connection.KafkaConnection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the topic is not any more the one that the job began with. To ask takes the time of
 * one small request, in which the job goes on.
 */
public final class TopicWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);
  private static final int PATIENCE_SECONDS = 5;

  private final KafkaTopics topics;
  private final KafkaTopic start;

  /**
   * @param start the topic as the checks found it
   */
  public TopicWatch(KafkaConnection kafka, KafkaTopic start) {
    this.topics = new KafkaTopics(kafka);
    this.start = start;
  }

  /** Asks for the topic, and does not wait for the answer. */
  public CompletableFuture<Optional<KafkaTopic>> ask() {
    return topics.ask(start.name());
  }

  /**
   * Compares an answer with the topic of the start. None, as brokers are down, only gives a
   * warning: whoever asks next, at the latest the check at the next start, sees a change too.
   *
   * @throws IllegalStateException saying what changed
   */
  public void requireSame(CompletableFuture<Optional<KafkaTopic>> answer) {
    try {
      change(answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join())
          .ifPresent(TopicWatch::fail);
    } catch (CompletionException e) {
      LOG.warn(
          "cannot see whether topic {} is still the same ({}): looking again with the next batch",
          start.name(),
          e.getCause().toString());
    }
  }

  /**
   * Looks whether another topic is there. No answer, as brokers are down, only gives a warning.
   *
   * @param what has nowhere to go if it is not
   * @throws IllegalStateException if it is not
   */
  public void requireThere(String topic, String what) {
    try {
      if (topics.ask(topic).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join().isEmpty()) {
        fail(
            "topic %s is gone, and %s have nowhere to go: create it and start again"
                .formatted(topic, what));
      }
    } catch (CompletionException e) {
      LOG.warn("cannot see whether topic {} is still there ({})", topic, e.getCause().toString());
    }
  }

  private static void fail(String change) {
    throw new IllegalStateException(change);
  }

  /**
   * What changed since the start, as a sentence; waits for Kafka.
   *
   * @throws IllegalStateException if Kafka does not tell
   */
  public Optional<String> change() {
    return change(topics.find(start.name()));
  }

  private Optional<String> change(Optional<KafkaTopic> now) {
    if (now.isEmpty()) {
      return Optional.of(
          "topic %s was deleted while the job ran: create it, and start with a new --checkpoint"
              .formatted(start.name()));
    }
    return now.get().id().equals(start.id())
        ? Optional.empty()
        : Optional.of(
            "topic %s was made again while the job ran (id %s, the checkpoint knows %s): start with a new --checkpoint"
                .formatted(start.name(), now.get().id(), start.id()));
  }

  /**
   * The first offset of each partition that is still there.
   *
   * @throws IllegalStateException if Kafka does not tell
   */
  public SortedMap<Integer, Long> begins() {
    return topics.begins(topics.find(start.name()).orElse(start));
  }

  @Override
  public void close() {
    topics.close();
  }
}
