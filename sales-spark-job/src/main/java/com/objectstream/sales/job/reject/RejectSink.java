package com.objectstream.sales.job.reject;

import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.job.batch.BatchResult;
import com.objectstream.sales.job.batch.RejectedRecord;
import com.objectstream.sales.job.batch.Sink;
import com.objectstream.sales.job.batch.TaskSignals;
import com.objectstream.sales.job.batch.TaskSignals.ServerSignal;
import com.objectstream.sales.job.client.SharedClients;
import com.objectstream.sales.job.kafka.SharedProducer;
import com.objectstream.sales.transform.source.RejectHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Rejects to the dead letter topic: the line's own bytes, with the reason in the headers. */
public final class RejectSink implements Sink<RejectedRecord> {
  /** What a reject may have more than its line, for its headers: 64 KiB. */
  public static final int HEADER_BYTES = 64 << 10;

  /** How often, while answers are missing, the producer is asked for its retries. */
  private static final long LOOK_MILLIS = 1_000;

  private final Target target;
  private final ServerSignal signal;
  private final TreeMap<String, Long> acknowledged = new TreeMap<>();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private Optional<SharedClients.Lease<SharedProducer>> producer = Optional.empty();

  private long sent;
  private long answered;

  private RejectSink(Target target, ServerSignal signal) {
    this.target = target;
    this.signal = signal;
  }

  /**
   * The dead letter topic, and how tasks write to it.
   *
   * @param retryDeadline how long to wait for a broker that does not answer
   */
  public record Target(KafkaConnection kafka, String topic, Duration retryDeadline)
      implements Factory<RejectedRecord> {
    /** Without a producer yet: most tasks have no reject. */
    @Override
    public Sink<RejectedRecord> open(TaskSignals signals) {
      return new RejectSink(this, signals.kafka());
    }
  }

  @Override
  public Optional<String> write(RejectedRecord reject) throws InterruptedException {
    throwFailure();
    var letter =
        new ProducerRecord<byte[], byte[]>(
            target.topic, reject.key().orElse(null), reject.reject().value());
    RejectHeaders.write(reject.position(), reject.reject(), letter.headers()::add);
    String reason = reject.reject().code();
    synchronized (this) {
      sent++;
    }
    try {
      producer().send(letter, (metadata, error) -> answer(reject, reason, error));
    } catch (InterruptException e) {
      throw interrupted(e);
    } catch (KafkaException e) {
      answer(reject, reason, e);
    }
    return Optional.empty();
  }

  private SharedProducer producer() {
    if (producer.isEmpty()) {
      producer = Optional.of(SharedProducer.lease(target.kafka, target.retryDeadline));
    }
    return producer.get().client();
  }

  private synchronized void answer(RejectedRecord reject, String reason, Exception error) {
    answered++;
    notifyAll();
    if (error == null) {
      acknowledged.merge(reason, 1L, Long::sum);
    } else {
      failure.compareAndSet(null, failureOf(reject, error));
    }
  }

  private RuntimeException failureOf(RejectedRecord reject, Exception error) {
    String what = "the reject of %s".formatted(reject.place());
    return error instanceof RecordTooLargeException
        ? new IllegalStateException(
            "%s is too large for topic %s (%s): raise max.message.bytes of %s to 64 KiB over that of %s and start again"
                .formatted(
                    what,
                    target.topic,
                    error.getMessage(),
                    target.topic,
                    reject.position().topic()),
            error)
        : new IllegalStateException(
            "%s was not taken by topic %s within %s s (%s): see to the cause and start again"
                .formatted(
                    what, target.topic, target.retryDeadline.toSeconds(), error.getMessage()),
            error);
  }

  @Override
  public BatchResult finish() throws InterruptedException {
    if (producer.isPresent()) {
      awaitAnswers(producer.get().client());
    }
    throwFailure();
    producer.ifPresent(SharedClients.Lease::close);
    synchronized (this) {
      return BatchResult.ofRejected(new TreeMap<>(acknowledged));
    }
  }

  /** Each record is answered in the end. */
  private synchronized void awaitAnswers(SharedProducer of) throws InterruptedException {
    if (answered < sent) {
      of.flushAside();
    }
    while (answered < sent && failure.get() == null) {
      wait(LOOK_MILLIS);
      signal.retried(of.newRetries());
    }
    signal.retried(of.newRetries());
  }

  private void throwFailure() {
    RuntimeException failed = failure.get();
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
  @Override
  public void abort() {
    producer.ifPresent(
        lease -> {
          lease.discard();
          lease.close();
        });
  }
}
