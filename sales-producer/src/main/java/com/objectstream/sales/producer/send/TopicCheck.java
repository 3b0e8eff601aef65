package com.objectstream.sales.producer.send;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * Looks for the topic before anything is sent, since a send would make a missing one in silence.
 */
final class TopicCheck {
  private TopicCheck() {}

  /**
   * Returns if the topic is there.
   *
   * @throws IllegalStateException if it is not, or nobody can be asked within 15 s
   */
  static void requireTopic(KafkaTarget target) {
    try (Admin admin = Admin.create(ProducerSettings.ofAdmin(target))) {
      admin.describeTopics(List.of(target.topic())).allTopicNames().get();
    } catch (ExecutionException e) {
      throw SendFailure.whenConnecting(target, e.getCause());
    } catch (KafkaException e) {
      throw SendFailure.whenConnecting(target, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking for " + target, e);
    }
  }
}
