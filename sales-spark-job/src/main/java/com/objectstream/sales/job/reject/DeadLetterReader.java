package com.objectstream.sales.job.reject;

import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.job.kafka.KafkaTopics;
import com.objectstream.sales.job.kafka.OffsetGap;
import com.objectstream.sales.job.kafka.OpenTransaction;
import com.objectstream.sales.job.kafka.TopicReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rejects that a dead letter topic holds when it is opened. They may be read several times. */
public final class DeadLetterReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterReader.class);

  private final String topic;
  private final TopicReader letters;

  /**
   * Opens a topic, and warns of rejects that wait for the end of a transaction: these are not read.
   *
   * @param deadline how long Kafka may be silent while it is read
   * @throws IllegalStateException if there is no such topic, or Kafka is silent or refuses
   */
  public DeadLetterReader(KafkaConnection kafka, String topic, Duration deadline) {
    this.topic = topic;
    try (var topics = new KafkaTopics(kafka)) {
      OpenTransaction.of(topics, topics.require(topic, "--dlq-topic"))
          .forEach(open -> LOG.warn("{}", open));
    }
    this.letters = new TopicReader(kafka, topic, deadline);
  }

  /**
   * Gives each reject to a reader, in the order of each partition.
   *
   * @throws IllegalStateException as {@link TopicReader#read}
   */
  public Passed read(Consumer<RejectedLine> reader) {
    var others = new AtomicLong();
    List<OffsetGap> deleted =
        letters.read(letter -> rejectIn(letter).ifPresentOrElse(reader, others::incrementAndGet));
    return new Passed(topic, others.get(), deleted);
  }

  private static Optional<RejectedLine> rejectIn(ConsumerRecord<byte[], byte[]> letter) {
    try {
      return Optional.of(RejectedLine.of(letter));
    } catch (IllegalArgumentException e) {
      LOG.debug("passed over: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * What was passed over.
   *
   * @param topic the dead letter topic
   * @param others records that are no rejects of this job, such as another program's
   * @param deleted by Kafka before it was read
   */
  public record Passed(String topic, long others, List<OffsetGap> deleted) {

    /** Warns of it, if there is any. */
    public void warn() {
      if (others > 0) {
        LOG.warn(
            "passed over {} of topic {} that this job did not write",
            Counted.of(others, "record"),
            topic);
      }
      deleted.forEach(
          gap ->
              LOG.warn(
                  "{} of topic {} was deleted before it was read: lengthen its retention",
                  gap,
                  topic));
    }
  }

  @Override
  public void close() {
    letters.close();
  }
}
