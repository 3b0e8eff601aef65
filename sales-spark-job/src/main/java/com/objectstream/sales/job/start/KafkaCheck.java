package com.objectstream.sales.job.start;

import com.objectstream.sales.job.kafka.KafkaTopic;
import com.objectstream.sales.job.kafka.KafkaTopics;
import com.objectstream.sales.job.kafka.SourceTopic;
import com.objectstream.sales.job.stream.JobOptions;
import java.util.Optional;

/** Looks at Kafka: whether it lets us in, the topic of sales and that of rejects. */
public final class KafkaCheck {
  /** Room for what a reject has more than its line: its headers. */
  private static final int REJECT_HEADERS = 64 << 10;

  private final JobOptions options;
  private final CheckFindings findings;

  private KafkaCheck(JobOptions options, CheckFindings findings) {
    this.options = options;
    this.findings = findings;
  }

  /** The topic of sales, if all is well with it. */
  public static Optional<SourceTopic> look(JobOptions options, CheckFindings findings) {
    var check = new KafkaCheck(options, findings);
    return findings.look(
        () -> {
          try (var topics = new KafkaTopics(options.source().kafka())) {
            return check.look(topics);
          }
        });
  }

  private Optional<SourceTopic> look(KafkaTopics topics) {
    String clusterId = topics.clusterId();
    findings.ok(
        "Kafka %s: %s, cluster %s"
            .formatted(
                options.source().kafka(), Counted.of(topics.brokers(), "broker"), clusterId));
    Optional<KafkaTopic> sales = find(topics, options.source().topic(), "--topic");
    Optional<KafkaTopic> rejects = find(topics, options.dlqTopic(), "--dlq-topic");
    if (sales.isPresent() && rejects.isPresent()) {
      compareSizes(topics);
    }
    return sales.flatMap(topic -> findings.look(() -> source(topics, clusterId, topic)));
  }

  private Optional<KafkaTopic> find(KafkaTopics topics, String name, String option) {
    return findings.look(
        () -> {
          KafkaTopic topic = topics.require(name, option);
          found(topic);
          return Optional.of(topic);
        });
  }

  private void found(KafkaTopic topic) {
    findings.ok(
        "topic %s: %s, id %s"
            .formatted(topic.name(), Counted.of(topic.partitions(), "partition"), topic.id()));
  }

  private Optional<SourceTopic> source(KafkaTopics topics, String clusterId, KafkaTopic topic) {
    return Optional.of(new SourceTopic(clusterId, topic, topics.begins(topic), topics.ends(topic)));
  }

  /** A line as large as the brokers take must fit as a reject too, or the job cannot go on. */
  private void compareSizes(KafkaTopics topics) {
    try {
      compareSizes(
          topics.maxMessageBytes(options.source().topic()),
          topics.maxMessageBytes(options.dlqTopic()));
    } catch (IllegalStateException e) { // to ask takes a right that the job does without
      findings.unknown("sizes of messages: " + e.getMessage());
    }
  }

  private void compareSizes(long sales, long rejects) {
    long needed = sales + REJECT_HEADERS;
    if (rejects < needed) {
      findings.warn(
          "topic %s takes messages of %,d bytes, %s of %,d: a reject of that size, with its headers, stops the job; set max.message.bytes of %s to %d"
              .formatted(
                  options.dlqTopic(),
                  rejects,
                  options.source().topic(),
                  sales,
                  options.dlqTopic(),
                  needed));
    }
  }
}
