package com.objectstream.sales.job.kafka;

import static com.objectstream.sales.job.kafka.KafkaTopics.NO_TOPIC;

import com.objectstream.sales.command.failure.Counted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.TopicPartition;

/**
 * A transaction that a producer has begun on a partition and not ended. What stands behind its
 * begin is not read before its end.
 *
 * @param partition of a topic
 * @param from first offset that waits
 * @param waiting how many offsets there are from that one on
 * @param details since when it is open, and whose it is, as far as Kafka tells; may be blank
 */
public record OpenTransaction(TopicPartition partition, long from, long waiting, String details) {

  /**
   * The first open transaction of each partition of a topic that has one.
   *
   * @throws IllegalStateException if Kafka does not tell
   */
  public static List<OpenTransaction> of(KafkaTopics topics, KafkaTopic topic) {
    // In this order: a record that comes between the two is not taken for one that waits
    SortedMap<Integer, Long> highWatermarks = topics.highWatermarks(topic);
    SortedMap<Integer, Long> ends = topics.ends(topic);
    var open = new ArrayList<OpenTransaction>();
    highWatermarks.forEach(
        (partition, highWatermark) -> {
          long end = ends.getOrDefault(partition, highWatermark);
          if (end < highWatermark) {
            var where = new TopicPartition(topic.name(), partition);
            String details = new Search(topics, where).details();
            open.add(new OpenTransaction(where, end, highWatermark - end, details));
          }
        });
    return List.copyOf(open);
  }

  /** Asks whose it is; to be told takes rights that reading does without. */
  private record Search(KafkaTopics topics, TopicPartition partition) {

    String details() {
      try {
        return producer().map(this::details).orElse("");
      } catch (IllegalStateException e) {
        return "";
      }
    }

    /** The producer whose transaction was begun first, which is what the records wait for. */
    private Optional<ProducerState> producer() {
      var answer = topics.admin().describeProducers(List.of(partition)).partitionResult(partition);
      return topics.get(answer, partition.topic()).activeProducers().stream()
          .filter(producer -> producer.currentTransactionStartOffset().isPresent())
          .min(Comparator.comparing(p -> p.currentTransactionStartOffset().getAsLong()));
    }

    private String details(ProducerState producer) {
      return transaction(producer.producerId())
          .orElseGet(
              () ->
                  " since %s at the latest"
                      .formatted(Instant.ofEpochMilli(producer.lastTimestamp())));
    }

    private Optional<String> transaction(long producerId) {
      try {
        return id(producerId).flatMap(this::transaction);
      } catch (IllegalStateException e) {
        return Optional.empty();
      }
    }

    private Optional<String> id(long producerId) {
      var options = new ListTransactionsOptions().filterProducerIds(Set.of(producerId));
      return topics.get(topics.admin().listTransactions(options).all(), NO_TOPIC).stream()
          .map(TransactionListing::transactionalId)
          .findFirst();
    }

    private Optional<String> transaction(String id) {
      OptionalLong begin =
          topics
              .get(topics.admin().describeTransactions(List.of(id)).all(), NO_TOPIC)
              .get(id)
              .transactionStartTimeMs();
      return begin.isEmpty()
          ? Optional.empty()
          : Optional.of(
              " since %s (transactional.id %s)"
                  .formatted(Instant.ofEpochMilli(begin.getAsLong()), id));
    }
  }

  /** What waits for what, since when, and what to do, as a sentence. */
  @Override
  public String toString() {
    return "%s of topic %s partition %d, from offset %d on, %s for the end of a transaction that is open%s: only then can this be read; if its producer is gone, end it with kafka-transactions.sh abort"
        .formatted(
            Counted.of(waiting, "record"),
            partition.topic(),
            partition.partition(),
            from,
            waiting == 1 ? "waits" : "wait",
            details);
  }
}
