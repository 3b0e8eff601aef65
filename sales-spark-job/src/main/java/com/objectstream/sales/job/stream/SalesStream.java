package com.objectstream.sales.job.stream;

import com.objectstream.sales.job.batch.BatchAccount;
import com.objectstream.sales.job.batch.WrittenBatch;
import com.objectstream.sales.job.cassandra.write.SaleWriter;
import com.objectstream.sales.job.kafka.KafkaWatch;
import com.objectstream.sales.job.reject.RejectSink;
import com.objectstream.sales.job.start.JobStart;
import com.objectstream.sales.transform.OriginatedRecords;
import com.objectstream.sales.transform.ParsedSales;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job: records from Kafka become rows in Cassandra, and what is no sale goes to the dead letter
 * topic. A micro-batch is committed to the checkpoint when all of it is acknowledged on both sides;
 * after a crash it is written again, which changes nothing.
 */
public final class SalesStream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SalesStream.class);

  private static final long LOOK_MILLIS = 1_000;

  private final JobOptions options;
  private final SaleWriter sales;
  private final RejectSink rejects;
  private final BatchGuard guard;
  private final AtomicReference<BatchAccount> total = new AtomicReference<>(BatchAccount.EMPTY);
  private final StreamingQuery query;
  private final KafkaWatch kafka;
  private volatile boolean closed;

  /**
   * Starts the job; it runs on threads of Spark.
   *
   * @throws IllegalArgumentException if the table does not fit
   */
  public SalesStream(SparkSession spark, JobStart start) throws TimeoutException {
    this.options = start.options();
    this.sales = SaleWriter.to(options.target(), options.zone(), options.limits(), spark);
    this.rejects = new RejectSink(options.source(), options.dlqTopic(), options.retryDeadline());
    this.guard = new BatchGuard(start);
    VoidFunction2<Dataset<Row>, Long> store = this::store;
    this.query =
        options
            .source()
            .read(spark, options.onDataLoss(), options.retryDeadline())
            .writeStream()
            .queryName("sales")
            .option("checkpointLocation", start.checkpoint().toString())
            .trigger(trigger())
            .foreachBatch(store)
            .start();
    this.kafka = KafkaWatch.start(options.source(), options.retryDeadline());
  }

  /**
   * Waits for the end of the job.
   *
   * @return what became of the lines since the start
   * @throws StreamingQueryException if the job failed
   * @throws IllegalStateException if it failed, and topic, table, checkpoint or a silent Kafka are
   *     the reason
   */
  public BatchAccount awaitEnd() throws StreamingQueryException {
    try (kafka) {
      while (!closed && !query.awaitTermination(LOOK_MILLIS)) {
        kafka.throwSilence(Optional.empty());
      }
      return total.get();
    } catch (StreamingQueryException e) {
      kafka.throwSilence(Optional.of(e));
      Optional<String> reason = guard.reasonOf(e);
      if (reason.isPresent()) {
        throw new IllegalStateException(reason.get(), e);
      }
      throw e;
    }
  }

  /**
   * Stops the job; a micro-batch that is not done is done again at the next start.
   *
   * @throws TimeoutException if a client of a server that hangs does not end; nothing is written
   *     any more all the same
   */
  @Override
  public void close() throws TimeoutException {
    try (kafka;
        guard;
        rejects) {
      query.stop();
    } finally {
      closed = true;
    }
  }

  private Trigger trigger() {
    return options.once()
        ? Trigger.AvailableNow()
        : Trigger.ProcessingTime(options.trigger().toMillis());
  }

  private void store(Dataset<Row> records, long batchId) {
    long begun = System.nanoTime();
    Runnable sameAsAtStart = guard.begin(batchId);
    WrittenBatch written = sales.write(records);
    long rejected = written.account().rejected() > 0 ? rejects.write(lines(records)) : 0;
    BatchAccount account = written.account().withRejected(rejected).requireBalanced(batchId);
    sameAsAtStart.run();
    total.accumulateAndGet(account, BatchAccount::plus);
    log(batchId, account, written, (System.nanoTime() - begun) / 1e9);
  }

  private Dataset<Row> lines(Dataset<Row> records) {
    return ParsedSales.from(OriginatedRecords.from(records), options.zone());
  }

  private static void log(
      long batchId, BatchAccount account, WrittenBatch written, double seconds) {
    LOG.info(
        "batch %d: %s in %.1f s (%,.0f lines/s); offsets %s"
            .formatted(
                batchId, account, seconds, account.read() / seconds, written.shownOffsets()));
  }
}
