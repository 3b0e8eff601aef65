package com.objectstream.sales.job.reject.replay;

import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.command.failure.KafkaFailure;
import com.objectstream.sales.command.failure.PrintableText;
import com.objectstream.sales.job.reject.RejectedLine;
import com.objectstream.sales.transform.source.RejectHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends rejects to a topic, with the place of their first reading in their headers, and notes those
 * that are acknowledged. Lines go out some at a time, each time all of them acknowledged before
 * they are noted: when it is killed, at most these are sent again. Nothing is sent before the log
 * has taken its first note.
 */
final class ReplaySender implements AutoCloseable {
  private static final int AT_A_TIME = 500;
  private static final int BYTES_AT_A_TIME = 16 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(ReplaySender.class);

  private final KafkaConnection kafka;
  private final String topic;
  private final ReplayLog log;
  private final BlockingProducer producer;
  private final Consumer<RejectedLine> refused;
  private final List<RejectedLine> waiting = new ArrayList<>(AT_A_TIME);
  private long waitingBytes;
  private boolean begun;

  /**
   * @param topic where to
   * @param producer of the same Kafka, closed with this
   * @param refused is given each reject that the topic does not take for its own sake
   */
  ReplaySender(
      KafkaConnection kafka,
      String topic,
      ReplayLog log,
      BlockingProducer producer,
      Consumer<RejectedLine> refused) {
    this.kafka = kafka;
    this.topic = topic;
    this.log = log;
    this.producer = producer;
    this.refused = refused;
  }

  /**
   * Takes a reject, which is acknowledged and noted, or refused, after {@link #finish}.
   *
   * @throws IllegalStateException if this or another was not acknowledged, naming it
   */
  void send(RejectedLine reject) {
    waiting.add(reject);
    waitingBytes += reject.value().length;
    if (waiting.size() == AT_A_TIME || waitingBytes >= BYTES_AT_A_TIME) {
      finish();
    }
  }

  /** Sends and notes what waits; throws as {@link #send}. */
  void finish() {
    if (waiting.isEmpty()) {
      return;
    }
    begin();
    sendAndNote(List.copyOf(waiting));
    waiting.clear();
    waitingBytes = 0;
  }

  private void begin() {
    Optional<KafkaException> failure = begun ? Optional.empty() : producer.send(log.firstNote());
    if (failure.isPresent()) {
      throw failed(
          "nothing was sent, as topic %s, which remembers what was replayed, takes no note"
              .formatted(log.topic()),
          log.topic(),
          failure.get());
    }
    begun = true;
  }

  private void sendAndNote(List<RejectedLine> rejects) {
    List<Optional<KafkaException>> failures =
        producer.send(rejects.stream().map(this::recordOf).toList());
    var sent = new ArrayList<RejectedLine>();
    Optional<IllegalStateException> failed = Optional.empty();
    for (int i = 0; i < rejects.size(); i++) {
      RejectedLine reject = rejects.get(i);
      Optional<KafkaException> failure = failures.get(i);
      if (failure.isEmpty()) {
        sent.add(reject);
      } else if (BlockingProducer.isOfRecordAlone(failure.get())) {
        passOver(reject, failure.get());
      } else if (failed.isEmpty()) {
        String what = "topic %s does not take the reject of %s".formatted(topic, reject.identity());
        failed = Optional.of(failed(what, topic, failure.get()));
      }
    }
    note(sent);
    if (failed.isPresent()) {
      throw failed.get();
    }
  }

  private void passOver(RejectedLine reject, KafkaException failure) {
    LOG.warn(
        "the reject of {} ({} bytes) is passed over, as topic {} does not take it: {}; if it is too large, raise max.message.bytes there and replay again",
        reject.identity(),
        reject.value().length,
        topic,
        PrintableText.escaped(String.valueOf(failure.getMessage())));
    refused.accept(reject);
  }

  private void note(List<RejectedLine> sent) {
    List<KafkaException> failures =
        producer.send(sent.stream().map(log::noteOf).toList()).stream()
            .flatMap(Optional::stream)
            .toList();
    if (!failures.isEmpty()) {
      throw failed(
          "that %s went was not noted in topic %s: the next replay sends it all a second time, which makes the same rows"
              .formatted(Counted.of(failures.size(), "reject"), log.topic()),
          log.topic(),
          failures.get(0));
    }
  }

  private IllegalStateException failed(String what, String where, KafkaException why) {
    KafkaFailure failure = KafkaFailure.of(why, kafka, where);
    return new IllegalStateException(what + "; " + failure.sentence(), failure.thrown());
  }

  private ProducerRecord<byte[], byte[]> recordOf(RejectedLine reject) {
    var line = new ProducerRecord<>(topic, reject.key().orElse(null), reject.value());
    RejectHeaders.writeReplay(reject.position(), line.headers()::add);
    return line;
  }

  @Override
  public void close() {
    producer.close();
  }
}
