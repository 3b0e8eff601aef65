package com.objectstream.sales.job;

import com.datastax.oss.driver.api.core.CqlSession;
import com.objectstream.sales.job.source.KafkaTopics;
import java.util.ArrayList;
import java.util.List;

/** What must hold before the job starts; all that does not is told at once. */
public final class StartChecks {
  private StartChecks() {}

  /**
   * Looks at topics and table, and makes the table if asked to.
   *
   * @throws IllegalStateException naming everything that is missing or does not fit
   */
  public static JobStart passed(JobOptions options) {
    var problems = new ArrayList<String>();
    String clusterId = "";
    try (var topics = new KafkaTopics(options.source())) {
      clusterId = topics.clusterId();
      for (String topic : topics.missing(options.source().topic(), options.dlqTopic())) {
        problems.add(missingTopic(topic, options));
      }
    } catch (IllegalStateException e) {
      problems.add(e.getMessage());
    }
    problems.addAll(cassandraProblems(options));
    if (!problems.isEmpty()) {
      throw new IllegalStateException(String.join("; ", problems));
    }
    return new JobStart(options, Checkpoints.location(options, clusterId));
  }

  private static String missingTopic(String topic, JobOptions options) {
    return "topic %s does not exist at %s: create it, or correct %s"
        .formatted(
            topic,
            options.source().bootstrapServers(),
            topic.equals(options.dlqTopic()) ? "--dlq-topic" : "--topic");
  }

  private static List<String> cassandraProblems(JobOptions options) {
    try (CqlSession session = options.target().openSession()) {
      if (options.createSchema()) {
        options.target().createSchema(session);
      }
      options.target().requireFit(session);
      return List.of();
    } catch (IllegalStateException | IllegalArgumentException e) {
      return List.of(e.getMessage());
    }
  }
}
