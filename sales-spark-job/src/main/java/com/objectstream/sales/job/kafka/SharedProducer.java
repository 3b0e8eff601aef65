package com.objectstream.sales.job.kafka;

import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.command.process.DaemonThread;
import com.objectstream.sales.job.client.SharedClients;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The idempotent producer that the tasks of a JVM share. A record is taken by all replicas in sync
 * or fails; what a topic takes is a matter of the topic's limits, not of the client's.
 */
public final class SharedProducer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SharedProducer.class);
  private static final Duration END = Duration.ofSeconds(5);

  /** Of the heap, for what waits to be sent by all tasks; a record must fit in as a whole. */
  private static final int HEAP_SHARE = 4;

  /**
   * Whoever waits for records has them flushed, so this delays nobody. Sent a few at a time, one
   * bad line in a hundred made the broker work three times as much a row: docs/performance.md.
   */
  private static final int LINGER_MS = 500;

  /**
   * Sales sent on come by the thousand: in batches of Kafka's default of 16 KiB they cost this
   * process a third more, and the broker twice as much. A topic that takes less has them split.
   */
  private static final int BATCH_BYTES = 256 << 10;

  /** Kafka's own count, of all topics. */
  private static final String RETRIES = "record-retry-total";

  private static final String OF_PRODUCER = "producer-metrics";

  private final KafkaProducer<byte[], byte[]> kafka;
  private long retries;

  private SharedProducer(KafkaProducer<byte[], byte[]> kafka) {
    this.kafka = kafka;
  }

  /**
   * Leases the producer of this JVM.
   *
   * @param retryDeadline how long a record is tried again
   * @throws org.apache.kafka.common.KafkaException if the client's properties make no client
   */
  public static SharedClients.Lease<SharedProducer> lease(
      KafkaConnection kafka, Duration retryDeadline) {
    return SharedClients.lease(new Key(kafka, retryDeadline));
  }

  private record Key(KafkaConnection kafka, Duration retryDeadline)
      implements SharedClients.Key<SharedProducer> {
    @Override
    public SharedProducer open() {
      var bytes = new ByteArraySerializer();
      return new SharedProducer(new KafkaProducer<>(properties(), bytes, bytes));
    }

    private Map<String, Object> properties() {
      var defaults = new HashMap<String, Object>(new KafkaTimeouts(retryDeadline).ofProducers());
      defaults.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
      defaults.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
      defaults.put(
          ProducerConfig.BUFFER_MEMORY_CONFIG, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
      return ProducerProperties.of(kafka, defaults);
    }
  }

  /**
   * Hands a record over; waits only while what is under way fills the buffer.
   *
   * @param answer called once, with the error if the record was not taken
   */
  public void send(ProducerRecord<byte[], byte[]> record, Callback answer) {
    kafka.send(record, answer);
  }

  /**
   * Sends what lingers, from a thread of its own: whoever waits for answers sees meanwhile what
   * happens to them.
   */
  public void flushAside() {
    DaemonThread.of("producer-flush", this::flush).start();
  }

  private void flush() {
    try {
      kafka.flush();
    } catch (KafkaException e) { // it was closed, which answers each record
      LOG.debug("what lingered was not flushed", e);
    }
  }

  /** How often records were sent again since this was asked last, by any task. */
  public synchronized long newRetries() {
    long now = 0;
    for (Metric metric : kafka.metrics().values()) {
      if (metric.metricName().name().equals(RETRIES)
          && metric.metricName().group().equals(OF_PRODUCER)) {
        now = ((Number) metric.metricValue()).longValue();
      }
    }
    long more = now - retries;
    retries = now;
    return more;
  }

  /** In a task that is stopped, which is interrupted, nobody waits for what is under way. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted(); // Kafka would fail, and log it as an error
    try {
      kafka.close(interrupted ? Duration.ZERO : END);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
