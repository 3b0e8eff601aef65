package com.objectstream.sales.job.start;

import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import com.objectstream.sales.job.kafka.KafkaTopic;
import com.objectstream.sales.job.kafka.KafkaTopics;
import com.objectstream.sales.job.kafka.OpenTransaction;
import com.objectstream.sales.job.kafka.SourceTopic;
import com.objectstream.sales.job.reject.RejectSink;
import com.objectstream.sales.job.stream.JobOptions;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.acl.AclOperation;

/** Looks at Kafka: whether it lets us in, the topic of sales and that of rejects. */
public final class KafkaCheck {
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
                options.source().kafka(),
                CheckFinding.counted(topics.brokers(), "broker"),
                clusterId));
    Optional<KafkaTopic> sales = find(topics, options.source().topic(), "--topic", READ);
    if (options.dlqTopic().equals(options.source().topic())) {
      findings.fail(
          "--dlq-topic and --topic are both %s: each reject would be read as a sale and rejected again, for ever; give --dlq-topic another"
              .formatted(options.dlqTopic()));
    } else {
      Optional<KafkaTopic> rejects = find(topics, options.dlqTopic(), "--dlq-topic", WRITE);
      rejects.ifPresent(dlq -> settings(topics, sales));
    }
    options.publishTopic().ifPresent(onward -> onward(topics, onward, sales));
    return sales.flatMap(topic -> findings.look(() -> source(topics, clusterId, topic)));
  }

  private void onward(KafkaTopics topics, String onward, Optional<KafkaTopic> sales) {
    Map<String, String> others =
        Map.of(options.source().topic(), "--topic", options.dlqTopic(), "--dlq-topic");
    if (others.containsKey(onward)) {
      findings.fail(
          "--publish-topic and %s are both %s: give --publish-topic another"
              .formatted(others.get(onward), onward));
    } else if (find(topics, onward, "--publish-topic", WRITE).isPresent() && sales.isPresent()) {
      new OnwardTopicCheck(topics, options.source().topic(), onward, findings).look();
    }
  }

  private Optional<KafkaTopic> find(
      KafkaTopics topics, String name, String option, AclOperation use) {
    return findings.look(
        () -> {
          KafkaTopic topic = topics.require(name, option);
          found(topic);
          topics.notGranted(name, use).forEach(missing -> findings.fail(refused(name, missing)));
          return Optional.of(topic);
        });
  }

  private String refused(String topic, AclOperation missing) {
    return "Kafka at %s does not grant %s on topic %s to this user: grant it, or correct --kafka-config"
        .formatted(options.source().kafka(), missing, topic);
  }

  private void found(KafkaTopic topic) {
    findings.ok(
        "topic %s: %s, id %s"
            .formatted(
                topic.name(), CheckFinding.counted(topic.partitions(), "partition"), topic.id()));
  }

  private Optional<SourceTopic> source(KafkaTopics topics, String clusterId, KafkaTopic topic) {
    SourceTopic source = SourceTopic.of(topics, clusterId, topic);
    OpenTransaction.of(topics, topic).forEach(open -> findings.warn(open.toString()));
    return Optional.of(source);
  }

  /** What the brokers are told about the topics; to ask takes a right that the job does without. */
  private void settings(KafkaTopics topics, Optional<KafkaTopic> sales) {
    try {
      if (topics.isCompacted(options.dlqTopic())) {
        findings.warn(
            "topic %s is compacted: it loses all rejects of a key but the newest, and refuses those without key; set its cleanup.policy to delete"
                .formatted(options.dlqTopic()));
      }
      if (sales.isPresent()) {
        compareSizes(
            topics.maxMessageBytes(options.source().topic()),
            topics.maxMessageBytes(options.dlqTopic()));
      }
    } catch (IllegalStateException e) {
      findings.unknown("settings of topics: " + e.getMessage());
    }
  }

  /** A line as large as the brokers take must fit as a reject too, or the job cannot go on. */
  private void compareSizes(long sales, long rejects) {
    long needed = sales + RejectSink.HEADER_BYTES;
    if (rejects < needed) {
      findings.warn(
          String.format(
              Locale.ROOT,
              "topic %s takes messages of %,d bytes, %s of %,d: a reject of that size, with its headers, stops the job; set max.message.bytes of %1$s to %5$d",
              options.dlqTopic(),
              rejects,
              options.source().topic(),
              sales,
              needed));
    }
  }
}
