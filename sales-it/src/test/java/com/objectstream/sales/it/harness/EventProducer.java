package com.objectstream.sales.it.harness;

import com.objectstream.sales.command.connection.KafkaConnection;
import java.util.HashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends single records, of any size that a topic takes. */
public final class EventProducer implements AutoCloseable {
  private static final int LARGEST = 16 << 20;

  private final KafkaProducer<byte[], byte[]> kafka;

  public EventProducer(KafkaConnection connection) {
    var config = new HashMap<String, Object>(connection.properties());
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
    this.kafka = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** A client whose first transaction in a pipeline is open. */
  public static KafkaProducer<byte[], byte[]> inTransaction(Pipeline pipeline) {
    var config = new HashMap<String, Object>(pipeline.servers().kafka().properties());
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, pipeline.topic());
    var producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    producer.beginTransaction();
    return producer;
  }

  /** Sends a record, and tells where it is when it is acknowledged. */
  public RecordMetadata send(ProducerRecord<byte[], byte[]> event) {
    try {
      return kafka.send(event).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    kafka.close();
  }
}
