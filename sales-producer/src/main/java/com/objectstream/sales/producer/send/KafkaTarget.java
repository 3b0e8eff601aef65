package com.objectstream.sales.producer.send;

import com.objectstream.sales.command.connection.KafkaConnection;

/**
 * A topic and how to reach it.
 *
 * @param kafka the brokers
 * @param topic must exist
 */
public record KafkaTarget(KafkaConnection kafka, String topic) {

  /** {@code topic item_sales at shop:9092}, as messages name it. */
  @Override
  public String toString() {
    return "topic " + topic + " at " + kafka;
  }
}
