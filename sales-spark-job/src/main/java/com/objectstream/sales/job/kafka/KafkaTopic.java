package com.objectstream.sales.job.kafka;

import org.apache.kafka.clients.admin.TopicDescription;

/**
 * A topic that exists.
 *
 * @param id that Kafka gave it when it was made: another topic of the same name has another
 */
public record KafkaTopic(String name, String id, int partitions) {
  static KafkaTopic of(TopicDescription description) {
    return new KafkaTopic(
        description.name(), description.topicId().toString(), description.partitions().size());
  }
}
