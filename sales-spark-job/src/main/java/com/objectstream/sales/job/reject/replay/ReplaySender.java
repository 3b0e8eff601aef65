package com.objectstream.sales.job.reject.replay;

import com.objectstream.sales.command.KafkaConnection;
import com.objectstream.sales.job.reject.RejectedLine;
import com.objectstream.sales.transform.source.RejectHeaders;
import java.time.Duration;
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

  private final String topic;
  private final ReplayLog log;
  private final BlockingProducer kafka;
  private final Consumer<RejectedLine> refused;
  private final List<RejectedLine> waiting = new ArrayList<>(AT_A_TIME);
  private long waitingBytes;
  private boolean begun;

  /**
   * @param topic where to
   * @param refused is given each reject that the topic does not take for its own sake
   */
  ReplaySender(
      KafkaConnection kafka,
      String topic,
      ReplayLog log,
      Duration deadline,
      Consumer<RejectedLine> refused) {
    this.topic = topic;
    this.log = log;
    this.kafka = new BlockingProducer(kafka, deadline);
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
    if (!begun) {
      kafka
          .send(log.firstNote())
          .ifPresent(
              failure -> {
                throw new IllegalStateException(
                    "nothing was sent, as topic %s, which remembers what was replayed, takes no note (%s): let this user write to it, or mend it, and run this again"
                        .formatted(log.topic(), failure.getMessage()),
                    failure);
              });
      begun = true;
    }
  }

  private void sendAndNote(List<RejectedLine> rejects) {
    List<Optional<KafkaException>> failures =
        kafka.send(rejects.stream().map(this::recordOf).toList());
    var sent = new ArrayList<RejectedLine>();
    for (int i = 0; i < rejects.size(); i++) {
      Optional<KafkaException> failure = failures.get(i);
      if (failure.isEmpty()) {
        sent.add(rejects.get(i));
      } else if (BlockingProducer.isOfRecordAlone(failure.get())) {
        passOver(rejects.get(i), failure.get());
      }
    }
    note(sent);
    for (int i = 0; i < rejects.size(); i++) {
      throwUnlessPassedOver(rejects.get(i), failures.get(i));
    }
  }

  private void passOver(RejectedLine reject, KafkaException failure) {
    LOG.warn(
        "the reject of {} ({} bytes) is not taken by topic {}, and passed over: {}; if it is too large, raise max.message.bytes of the topic and replay again",
        reject.identity(),
        reject.value().length,
        topic,
        failure.getMessage());
    refused.accept(reject);
  }

  private void note(List<RejectedLine> sent) {
    List<Optional<KafkaException>> failures = kafka.send(sent.stream().map(log::noteOf).toList());
    long missing = failures.stream().filter(Optional::isPresent).count();
    failures.stream()
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(
            failure -> {
              throw new IllegalStateException(
                  "%s rejects were sent to topic %s and could not be noted in topic %s (%s): the next replay sends them a second time, which makes the same rows"
                      .formatted(missing, topic, log.topic(), failure.getMessage()),
                  failure);
            });
  }

  private void throwUnlessPassedOver(RejectedLine reject, Optional<KafkaException> failure) {
    failure
        .filter(f -> !BlockingProducer.isOfRecordAlone(f))
        .ifPresent(
            f -> {
              throw new IllegalStateException(
                  "the reject of %s was not taken by topic %s (%s): see to the cause and replay again"
                      .formatted(reject.identity(), topic, f.getMessage()),
                  f);
            });
  }

  private ProducerRecord<byte[], byte[]> recordOf(RejectedLine reject) {
    var line = new ProducerRecord<>(topic, reject.key().orElse(null), reject.value());
    RejectHeaders.writeReplay(reject.position(), line.headers()::add);
    return line;
  }

  @Override
  public void close() {
    kafka.close();
  }
}
