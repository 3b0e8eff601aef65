package com.objectstream.sales.producer.send;

import com.objectstream.sales.producer.event.ProducedValue;
import java.util.Iterator;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Values that are in a topic, but that readers of committed records do not see before {@link
 * #release()}: they are in a transaction, which Kafka aborts after a quarter of an hour.
 */
public final class WithheldValues implements AutoCloseable {
  /** The most that a broker allows by default. */
  private static final int TRANSACTION_MS = 900_000;

  private final KafkaTarget target;
  private final KafkaProducer<byte[], byte[]> kafka;

  private WithheldValues(KafkaTarget target) {
    this.target = target;
    var config = ProducerSettings.ofProducer(target);
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "withheld-" + UUID.randomUUID());
    config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MS);
    var bytes = new ByteArraySerializer();
    this.kafka = new KafkaProducer<>(config, bytes, bytes);
  }

  /**
   * Sends all of them, and returns when the last one is acknowledged.
   *
   * @throws IllegalStateException if one was not, naming the topic
   */
  public static WithheldValues send(KafkaTarget target, Iterator<? extends ProducedValue> values) {
    var withheld = new WithheldValues(target);
    try {
      withheld.sendAll(values);
      return withheld;
    } catch (KafkaException e) {
      withheld.close();
      throw withheld.failed("withheld from readers", e);
    } catch (RuntimeException e) {
      withheld.close();
      throw e;
    }
  }

  private void sendAll(Iterator<? extends ProducedValue> values) {
    kafka.initTransactions();
    kafka.beginTransaction();
    values.forEachRemaining(
        value -> kafka.send(new ProducerRecord<>(target.topic(), value.value())));
    kafka.flush();
  }

  /**
   * Lets readers see them.
   *
   * @throws IllegalStateException if a value is missing
   */
  public void release() {
    try {
      kafka.commitTransaction();
    } catch (KafkaException e) {
      throw failed("released", e);
    }
  }

  private IllegalStateException failed(String what, KafkaException reason) {
    return new IllegalStateException(
        "the values for %s cannot be %s: %s".formatted(target, what, reason.getMessage()), reason);
  }

  /** What was not released never will be. */
  @Override
  public void close() {
    kafka.close();
  }
}
