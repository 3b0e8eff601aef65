package com.objectstream.sales.job.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.job.batch.BatchResult;
import com.objectstream.sales.job.batch.IdentifiedSale;
import com.objectstream.sales.job.batch.Sink;
import com.objectstream.sales.job.batch.TaskSignals;
import com.objectstream.sales.job.batch.TaskSignals.ServerSignal;
import com.objectstream.sales.job.kafka.TaskRecords;
import com.objectstream.sales.model.PublishedSaleJson;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Stored sales to the onward topic, as JSON with all columns. A sale may be sent again after a
 * crash, with the same key, value and header.
 */
public final class OnwardSink implements Sink<IdentifiedSale> {
  private final Target target;
  private final TaskRecords records;

  private OnwardSink(Target target, ServerSignal signal) {
    this.target = target;
    this.records = new TaskRecords(target.kafka, target.retryDeadline, signal::retried);
  }

  /**
   * The onward topic, and how tasks write to it.
   *
   * @param retryDeadline how long to wait for a broker that does not answer
   */
  public record Target(KafkaConnection kafka, String topic, Duration retryDeadline)
      implements Factory<IdentifiedSale> {
    @Override
    public Sink<IdentifiedSale> open(TaskSignals signals) {
      return new OnwardSink(this, signals.kafka());
    }
  }

  @Override
  public Optional<String> write(IdentifiedSale sale) throws InterruptedException {
    records.send(recordOf(sale), "the stored sale", sale.place());
    return Optional.empty();
  }

  private ProducerRecord<byte[], byte[]> recordOf(IdentifiedSale sale) {
    byte[] key = sale.event().storeId().getBytes(UTF_8);
    byte[] value =
        PublishedSaleJson.write(sale.event(), sale.saleId(), LocalDate.ofEpochDay(sale.epochDay()));
    var record = new ProducerRecord<>(target.topic, key, value);
    record
        .headers()
        .add(PublishedSaleJson.SOURCE_HEADER, sale.place().rejectIdentity().getBytes(UTF_8));
    return record;
  }

  @Override
  public BatchResult finish() throws InterruptedException {
    records.awaitAll();
    return BatchResult.EMPTY;
  }

  @Override
  public void abort() {
    records.abort();
  }
}
