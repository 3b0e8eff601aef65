package com.objectstream.sales.job;

import com.objectstream.sales.job.cassandra.SaleWriter;
import com.objectstream.sales.job.reject.RejectSink;
import com.objectstream.sales.transform.OriginatedRecords;
import com.objectstream.sales.transform.ParsedSales;
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

  private final JobOptions options;
  private final SaleWriter sales;
  private final RejectSink rejects;
  private final AtomicReference<BatchAccount> total = new AtomicReference<>(BatchAccount.EMPTY);
  private final StreamingQuery query;

  /**
   * Starts the job; it runs on threads of Spark.
   *
   * @throws IllegalArgumentException if the table does not fit
   */
  public SalesStream(SparkSession spark, JobStart start) throws TimeoutException {
    this.options = start.options();
    this.sales = SaleWriter.to(options.target(), options.zone(), options.limits(), spark);
    this.rejects = new RejectSink(options.source(), options.dlqTopic());
    VoidFunction2<Dataset<Row>, Long> store = this::store;
    this.query =
        options
            .source()
            .read(spark, options.onDataLoss())
            .writeStream()
            .queryName("sales")
            .option("checkpointLocation", start.checkpoint())
            .trigger(trigger())
            .foreachBatch(store)
            .start();
  }

  /**
   * Waits for the end of the job.
   *
   * @return what became of the lines since the start
   * @throws StreamingQueryException if the job failed
   */
  public BatchAccount awaitEnd() throws StreamingQueryException {
    query.awaitTermination();
    return total.get();
  }

  /** Stops the job; a micro-batch that is not done is done again at the next start. */
  @Override
  public void close() throws TimeoutException {
    try {
      query.stop();
    } finally {
      rejects.close();
    }
  }

  private Trigger trigger() {
    return options.once()
        ? Trigger.AvailableNow()
        : Trigger.ProcessingTime(options.trigger().toMillis());
  }

  private void store(Dataset<Row> records, long batchId) {
    long begun = System.nanoTime();
    BatchAccount account = sales.write(records);
    if (account.rejected() > 0) {
      rejects.write(ParsedSales.from(OriginatedRecords.from(records), options.zone()));
    }
    total.accumulateAndGet(account, BatchAccount::plus);
    log(batchId, account, (System.nanoTime() - begun) / 1e9);
  }

  private static void log(long batchId, BatchAccount account, double seconds) {
    LOG.info(
        "batch %d: %s in %.1f s (%,.0f lines/s)"
            .formatted(batchId, account, seconds, account.read() / seconds));
  }
}
