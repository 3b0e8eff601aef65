package com.objectstream.sales.job.kafka;

import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.job.client.SharedClients;
import com.objectstream.sales.transform.source.SourcePosition;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * The records that one task sends with the producer of its JVM, until Kafka has acknowledged each.
 * The first that is not taken fails the next call. For one thread.
 */
public final class TaskRecords {
  /**
   * What a record may have more than the line that it is made of, for its headers, a key and what
   * is stored beside the line: 64 KiB.
   */
  public static final int MORE_BYTES = 64 << 10;

  /** How often, while answers are missing, the producer is asked for its retries. */
  private static final long LOOK_MILLIS = 1_000;

  private final KafkaConnection kafka;
  private final Duration retryDeadline;
  private final LongConsumer retries;
  private final AtomicReference<IllegalStateException> failure = new AtomicReference<>();
  // Without a producer until there is a record: most tasks have no reject
  private Optional<SharedClients.Lease<SharedProducer>> producer = Optional.empty();
  private long sent;
  private long answered;

  /**
   * @param retryDeadline how long to wait for a broker that does not answer
   * @param retries is told how many tries more than the first were made
   */
  public TaskRecords(KafkaConnection kafka, Duration retryDeadline, LongConsumer retries) {
    this.kafka = kafka;
    this.retryDeadline = retryDeadline;
    this.retries = retries;
  }

  /**
   * Hands a record over; waits only while what is under way fills the producer's buffer.
   *
   * @param what the record is, for people, such as {@code the reject}
   * @param place of the line that it is made of
   * @throws IllegalStateException if an earlier record was not taken, saying what to do
   */
  public void send(ProducerRecord<byte[], byte[]> record, String what, SourcePosition place)
      throws InterruptedException {
    throwFailure();
    sent++;
    String topic = record.topic(); // not the record itself, whose bytes the producer has
    try {
      producer().send(record, (metadata, error) -> answer(what, place, topic, error));
    } catch (InterruptException e) {
      throw interrupted(e);
    } catch (KafkaException e) {
      answer(what, place, topic, e);
    }
  }

  private SharedProducer producer() {
    if (producer.isEmpty()) {
      producer = Optional.of(SharedProducer.lease(kafka, retryDeadline));
    }
    return producer.get().client();
  }

  private synchronized void answer(
      String what, SourcePosition place, String topic, Exception error) {
    answered++;
    notifyAll();
    if (error != null) {
      failure.compareAndSet(null, failure(what, place, topic, error));
    }
  }

  private IllegalStateException failure(
      String what, SourcePosition place, String topic, Exception error) {
    String record = what + " of " + place.rejectIdentity();
    return error instanceof RecordTooLargeException
        ? new IllegalStateException(
            "%s is too large for topic %s (%s): raise max.message.bytes of %s to 64 KiB over that of %s and start again"
                .formatted(record, topic, error.getMessage(), topic, place.topic()),
            error)
        : new IllegalStateException(
            "%s was not taken by topic %s within %s s (%s): see to the cause and start again"
                .formatted(record, topic, retryDeadline.toSeconds(), error.getMessage()),
            error);
  }

  /**
   * Returns when all that was sent is acknowledged; nothing more is sent then.
   *
   * @throws IllegalStateException as {@link #send}
   */
  public void awaitAll() throws InterruptedException {
    if (producer.isPresent()) {
      awaitAnswers(producer.get().client());
    }
    throwFailure();
    producer.ifPresent(SharedClients.Lease::close);
  }

  /** Each record is answered in the end. */
  private synchronized void awaitAnswers(SharedProducer of) throws InterruptedException {
    if (answered < sent) {
      of.flushAside();
    }
    while (answered < sent && failure.get() == null) {
      wait(LOOK_MILLIS);
      retries.accept(of.newRetries());
    }
    retries.accept(of.newRetries());
  }

  private void throwFailure() {
    IllegalStateException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
  }

  private static InterruptedException interrupted(InterruptException e) {
    Thread.interrupted(); // the client has set it, and the exception tells it
    var interrupted = new InterruptedException(e.getMessage());
    interrupted.initCause(e);
    return interrupted;
  }

  /** The producer may not be good for another record after an error: the next task gets another. */
  public void abort() {
    producer.ifPresent(
        lease -> {
          lease.discard();
          lease.close();
        });
  }
}
