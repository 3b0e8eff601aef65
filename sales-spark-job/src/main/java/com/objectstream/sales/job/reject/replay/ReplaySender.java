package com.objectstream.sales.job.reject.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.objectstream.sales.job.kafka.KafkaSource;
import com.objectstream.sales.job.reject.RejectedLine;
import com.objectstream.sales.transform.RejectHeaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends rejects to the topic of their first reading, with its place in their headers, and notes
 * those that are acknowledged. Lines go out some at a time, each time all of them acknowledged
 * before they are noted: when it is killed, at most these are sent again.
 */
final class ReplaySender implements AutoCloseable {
  private static final int AT_A_TIME = 500;
  // Large, so that the topic's own limit decides which line is too large
  private static final int MAX_REQUEST_BYTES = 16 << 20;

  private final KafkaProducer<byte[], byte[]> kafka;
  private final ReplayNotes notes;
  private final Optional<String> topic;
  private final List<RejectedLine> waiting = new ArrayList<>(AT_A_TIME);

  /**
   * @param topic where to, if not where they come from
   */
  ReplaySender(KafkaSource dlq, ReplayNotes notes, Optional<String> topic) {
    this.kafka =
        new KafkaProducer<>(
            properties(dlq.kafka().properties()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.notes = notes;
    this.topic = topic;
  }

  private static Map<String, Object> properties(Map<String, String> client) {
    var properties = new HashMap<String, Object>(client);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
    return properties;
  }

  /**
   * Takes a reject, which is acknowledged and noted after {@link #finish}.
   *
   * @throws IllegalStateException if this or another was not acknowledged, naming it
   */
  void send(RejectedLine reject) {
    waiting.add(reject);
    if (waiting.size() == AT_A_TIME) {
      finish();
    }
  }

  /** Sends and notes what waits; throws as {@link #send}. */
  void finish() {
    sendAll(this::recordOf, "the reject of ");
    sendAll(notes::noteOf, "the note on ");
    waiting.clear();
  }

  private void sendAll(
      Function<RejectedLine, ProducerRecord<byte[], byte[]>> record, String subject) {
    var answers = new ArrayList<Future<RecordMetadata>>(waiting.size());
    for (RejectedLine reject : waiting) {
      answers.add(kafka.send(record.apply(reject)));
    }
    kafka.flush();
    for (int i = 0; i < answers.size(); i++) {
      RejectedLine reject = waiting.get(i);
      await(answers.get(i), subject + reject.identity(), record.apply(reject).topic());
    }
  }

  private static void await(Future<RecordMetadata> answer, String subject, String topic) {
    try {
      answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "%s was not taken by topic %s (%s): see to the cause and replay again, what was sent is not sent twice"
              .formatted(subject, topic, e.getCause().getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while it sent rejects", e);
    }
  }

  private ProducerRecord<byte[], byte[]> recordOf(RejectedLine reject) {
    var line =
        new ProducerRecord<>(
            topic.orElse(reject.topic()), reject.key().orElse(null), reject.value());
    header(line, RejectHeaders.TOPIC, reject.topic());
    header(line, RejectHeaders.PARTITION, reject.partition());
    header(line, RejectHeaders.OFFSET, reject.offset());
    header(line, RejectHeaders.LINE, reject.line());
    header(line, RejectHeaders.ATTEMPT, reject.attempt());
    return line;
  }

  private static void header(ProducerRecord<?, ?> line, String name, Object value) {
    line.headers().add(name, value.toString().getBytes(UTF_8));
  }

  @Override
  public void close() {
    kafka.close();
  }
}
