package com.objectstream.sales.job.reject;

import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.job.batch.BatchResult;
import com.objectstream.sales.job.batch.RejectedRecord;
import com.objectstream.sales.job.batch.Sink;
import com.objectstream.sales.job.batch.TaskSignals;
import com.objectstream.sales.job.batch.TaskSignals.ServerSignal;
import com.objectstream.sales.job.kafka.TaskRecords;
import com.objectstream.sales.transform.source.RejectHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Rejects to the dead letter topic: the line's own bytes, with the reason in the headers. */
public final class RejectSink implements Sink<RejectedRecord> {
  private final Target target;
  private final TaskRecords records;
  private final TreeMap<String, Long> written = new TreeMap<>();

  private RejectSink(Target target, ServerSignal signal) {
    this.target = target;
    this.records = new TaskRecords(target.kafka, target.retryDeadline, signal::retried);
  }

  /**
   * The dead letter topic, and how tasks write to it.
   *
   * @param retryDeadline how long to wait for a broker that does not answer
   */
  public record Target(KafkaConnection kafka, String topic, Duration retryDeadline)
      implements Factory<RejectedRecord> {
    @Override
    public Sink<RejectedRecord> open(TaskSignals signals) {
      return new RejectSink(this, signals.kafka());
    }
  }

  @Override
  public Optional<String> write(RejectedRecord reject) throws InterruptedException {
    var letter =
        new ProducerRecord<byte[], byte[]>(
            target.topic, reject.key().orElse(null), reject.reject().value());
    RejectHeaders.write(reject.position(), reject.reject(), letter.headers()::add);
    records.send(letter, "the reject", reject.place());
    written.merge(reject.reject().code(), 1L, Long::sum);
    return Optional.empty();
  }

  @Override
  public BatchResult finish() throws InterruptedException {
    records.awaitAll(); // or it throws: what was written is what was acknowledged
    return BatchResult.ofRejected(written);
  }

  @Override
  public void abort() {
    records.abort();
  }
}
