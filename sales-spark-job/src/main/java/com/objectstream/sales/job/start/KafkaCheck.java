package com.objectstream.sales.job.start;

import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.job.kafka.KafkaTopic;
import com.objectstream.sales.job.kafka.KafkaTopics;
import com.objectstream.sales.job.kafka.OpenTransaction;
import com.objectstream.sales.job.kafka.SourceTopic;
import com.objectstream.sales.job.kafka.TaskRecords;
import com.objectstream.sales.job.kafka.source.KafkaSource;
import com.objectstream.sales.job.stream.JobOptions;
import com.objectstream.sales.transform.SaleLimits;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.acl.AclOperation;

/** Looks at Kafka: whether it lets us in, the topic of sales and that of rejects. */
public final class KafkaCheck {
  private final KafkaSource from;
  private final CheckFindings findings;

  private KafkaCheck(KafkaSource from, CheckFindings findings) {
    this.from = from;
    this.findings = findings;
  }

  /** The topic of sales, if all is well with it; looks at the topics to write to, too. */
  public static Optional<SourceTopic> look(JobOptions options, CheckFindings findings) {
    var check = new KafkaCheck(options.source(), findings);
    return check.look((topics, sales) -> check.targets(options, topics, sales));
  }

  /** The topic of sales, for who writes to none. */
  public static Optional<SourceTopic> look(KafkaSource from, CheckFindings findings) {
    return new KafkaCheck(from, findings).look((topics, sales) -> {});
  }

  /**
   * @param more what else is looked at while the connection is open
   */
  private Optional<SourceTopic> look(BiConsumer<KafkaTopics, Optional<KafkaTopic>> more) {
    return findings.look(
        () -> {
          try (var topics = new KafkaTopics(from.kafka())) {
            String clusterId = topics.clusterId();
            findings.ok(
                "Kafka %s: %s, cluster %s"
                    .formatted(from.kafka(), Counted.of(topics.brokers(), "broker"), clusterId));
            Optional<KafkaTopic> sales = find(topics, from.topic(), "--topic", READ);
            more.accept(topics, sales);
            return sales.flatMap(topic -> findings.look(() -> source(topics, clusterId, topic)));
          }
        });
  }

  private void targets(JobOptions options, KafkaTopics topics, Optional<KafkaTopic> sales) {
    if (find(topics, options.dlqTopic(), "--dlq-topic", WRITE).isPresent()) {
      settings(
          new Written(
              options.dlqTopic(),
              "a reject",
              "all rejects of a key but the newest, and refuses those without key",
              Long.MAX_VALUE),
          topics,
          sales);
    }
    options.publishTopic().ifPresent(onward -> onward(onward, topics, sales));
  }

  private void onward(String onward, KafkaTopics topics, Optional<KafkaTopic> sales) {
    if (find(topics, onward, "--publish-topic", WRITE).isPresent()) {
      settings(
          new Written(
              onward, "a sale", "all sales of a store but the newest", SaleLimits.MAX_LINE_BYTES),
          topics,
          sales);
    }
  }

  private Optional<KafkaTopic> find(
      KafkaTopics topics, String name, String option, AclOperation use) {
    return findings.look(
        () -> {
          KafkaTopic topic = topics.require(name, option);
          findings.ok(
              "topic %s: %s, id %s"
                  .formatted(name, Counted.of(topic.partitions(), "partition"), topic.id()));
          topics.notGranted(name, use).forEach(missing -> findings.fail(refused(name, missing)));
          return Optional.of(topic);
        });
  }

  private String refused(String topic, AclOperation missing) {
    return "Kafka at %s does not grant %s on topic %s to this user: grant it, or correct --kafka-config"
        .formatted(from.kafka(), missing, topic);
  }

  private Optional<SourceTopic> source(KafkaTopics topics, String clusterId, KafkaTopic topic) {
    SourceTopic source = SourceTopic.of(topics, clusterId, topic);
    OpenTransaction.of(topics, topic).forEach(open -> findings.warn(open.toString()));
    return Optional.of(source);
  }

  /**
   * A topic that the job writes to.
   *
   * @param one of what goes there
   * @param lost what it loses if it is compacted
   * @param mostBytes of a line that goes there, if the topic of sales can hold it
   */
  private record Written(String topic, String one, String lost, long mostBytes) {}

  /** What the brokers are told about a topic; to ask takes a right that the job does without. */
  private void settings(Written target, KafkaTopics topics, Optional<KafkaTopic> sales) {
    try {
      if (topics.isCompacted(target.topic())) {
        findings.warn(
            "topic %s is compacted: it loses %s; set its cleanup.policy to delete"
                .formatted(target.topic(), target.lost()));
      }
      if (sales.isPresent()) {
        compareSizes(target, topics);
      }
    } catch (IllegalStateException e) {
      findings.unknown("settings of topics: " + e.getMessage() + "; 'stream' does without");
    }
  }

  /** The largest line that can come must fit there too, or the job cannot go on. */
  private void compareSizes(Written target, KafkaTopics topics) {
    long largest = Math.min(topics.maxMessageBytes(from.topic()), target.mostBytes());
    long needed = largest + TaskRecords.MORE_BYTES;
    long taken = topics.maxMessageBytes(target.topic());
    if (taken < needed) {
      findings.warn(
          "topic %s takes messages of %,d bytes, and %s may have %,d: one of that size stops the job; set max.message.bytes of %1$s to %4$d"
              .formatted(target.topic(), taken, target.one(), needed));
    }
  }
}
