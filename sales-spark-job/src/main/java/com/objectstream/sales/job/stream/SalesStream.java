package com.objectstream.sales.job.stream;

import com.objectstream.sales.command.failure.FailureLine;
import com.objectstream.sales.job.batch.BatchAccount;
import com.objectstream.sales.job.batch.BatchResult;
import com.objectstream.sales.job.batch.BatchTask;
import com.objectstream.sales.job.batch.IdentifiedSale;
import com.objectstream.sales.job.batch.RejectedRecord;
import com.objectstream.sales.job.batch.Sink;
import com.objectstream.sales.job.batch.TaskSignals;
import com.objectstream.sales.job.kafka.source.KafkaRecord;
import com.objectstream.sales.job.metrics.JobMonitor;
import com.objectstream.sales.job.metrics.LogFields;
import com.objectstream.sales.transform.SaleParser;
import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Function2;
import scala.collection.Iterator;
import scala.collection.JavaConverters;
import scala.reflect.ClassTag$;

/**
 * The job: records of Kafka become sales for one sink and rejects for another. A micro-batch is
 * committed to the checkpoint when all of it is acknowledged on both sides; after a crash it is
 * written again, which changes nothing.
 */
public final class SalesStream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SalesStream.class);

  private final JobOptions options;
  private final Sinks sinks;
  private final BatchGuard guard;
  private final JobMonitor monitor;
  private final AtomicReference<BatchAccount> total = new AtomicReference<>(BatchAccount.EMPTY);
  private final SparkContext spark;
  private final GuardedQuery query;
  private volatile boolean asked;

  /**
   * Where the lines of a batch go.
   *
   * @param sales takes the sales
   * @param rejects takes what is no sale
   */
  public record Sinks(Sink.Factory<IdentifiedSale> sales, Sink.Factory<RejectedRecord> rejects)
      implements Serializable {}

  /**
   * Starts the job; it runs on threads of Spark.
   *
   * @param checkpoint folder that remembers what was done
   * @param guard what has to stay as it is, and is closed with the job
   * @param monitor is told what happens, and is closed with the job
   */
  public SalesStream(
      SparkSession spark,
      JobOptions options,
      String checkpoint,
      Sinks sinks,
      BatchGuard guard,
      JobMonitor monitor)
      throws TimeoutException {
    this.options = options;
    this.sinks = sinks;
    this.guard = guard;
    this.monitor = monitor;
    this.spark = spark.sparkContext();
    SparkSession own = forBatches(spark);
    try {
      this.query =
          GuardedQuery.start(
              options.source().kafka(),
              options.retryDeadline(),
              guard,
              silence -> start(own, checkpoint, monitor.begin(own, silence)));
    } catch (TimeoutException | RuntimeException e) {
      monitor.ended(FailureLine.of(e));
      monitor.close();
      throw e;
    }
  }

  /**
   * A session whose plans are made quickly: they are planned anew for each micro-batch, and no row
   * goes through them, see {@link KafkaRecord#of}.
   */
  private static SparkSession forBatches(SparkSession spark) {
    SparkSession own = spark.newSession();
    own.conf().set(SQLConf.WHOLESTAGE_CODEGEN_ENABLED().key(), false);
    own.conf().set(SQLConf.UI_EXPLAIN_MODE().key(), "simple");
    return own;
  }

  private StreamingQuery start(SparkSession spark, String checkpoint, TaskSignals signals)
      throws TimeoutException {
    VoidFunction2<Dataset<Row>, Long> store = (batch, batchId) -> store(batch, batchId, signals);
    StreamingQuery started =
        options
            .source()
            .read(spark, options.onDataLoss(), options.retryDeadline())
            .writeStream()
            .queryName("sales")
            .option("checkpointLocation", checkpoint)
            .trigger(GuardedQuery.trigger(options.once(), options.trigger()))
            .foreachBatch(store)
            .start();
    monitor.running(started.runId());
    return started;
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
    try (monitor) {
      try {
        query.awaitEnd(() -> {});
        monitor.ended(reason());
        return total.get();
      } catch (StreamingQueryException | RuntimeException e) {
        monitor.ended(FailureLine.of(e));
        throw e;
      }
    }
  }

  /** Why the query ended without a failure. */
  private String reason() {
    if (asked) {
      return JobMonitor.ASKED;
    }
    return spark.isStopped() ? "Spark was stopped" : JobMonitor.DONE;
  }

  /**
   * Stops the job; a micro-batch that is not done is done again at the next start.
   *
   * @throws TimeoutException if a client of a server that hangs does not end; nothing is written
   *     any more all the same
   */
  @Override
  public void close() throws TimeoutException {
    asked = true;
    try (monitor) {
      query.close();
    }
  }

  private void store(Dataset<Row> batch, long batchId, TaskSignals signals) {
    long begun = System.nanoTime();
    Runnable sameAsAtStart = guard.begin(batchId);
    BatchResult result = run(batch, signals);
    BatchAccount account = result.account().requireBalanced(batchId);
    sameAsAtStart.run();
    total.accumulateAndGet(account, BatchAccount::plus);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    monitor.written(batchId, result, took);
    log(batchId, result, took.toNanos() / 1e9);
  }

  private BatchResult run(Dataset<Row> batch, TaskSignals signals) {
    RDD<KafkaRecord> records = KafkaRecord.of(batch);
    var task = new Task(new SaleParser(options.rules()), options.zone(), sinks, signals);
    var results =
        (BatchResult[])
            records.context().runJob(records, task, ClassTag$.MODULE$.apply(BatchResult.class));
    return Stream.of(results).reduce(BatchResult.EMPTY, BatchResult::plus);
  }

  /**
   * What a task does, as a class: of each lambda Spark reads the byte code again in each batch, and
   * of {@code mapPartitions} and {@code collect} there are three.
   */
  private record Task(SaleParser parser, ZoneId zone, Sinks sinks, TaskSignals signals)
      implements Function2<TaskContext, Iterator<KafkaRecord>, BatchResult>, Serializable {
    @Override
    public BatchResult apply(TaskContext context, Iterator<KafkaRecord> records) {
      return BatchTask.run(
          JavaConverters.asJavaIterator(records),
          parser,
          zone,
          sinks.sales(),
          sinks.rejects(),
          signals);
    }
  }

  private static void log(long batchId, BatchResult result, double seconds) {
    String line =
        "batch %d: %s in %.1f s (%,.0f lines/s); offsets %s"
            .formatted(
                batchId, result.account(), seconds, result.read() / seconds, result.shownOffsets());
    LogFields.with(figures(batchId, result.account(), seconds), () -> LOG.info(line));
  }

  private static Map<String, Number> figures(long batchId, BatchAccount account, double seconds) {
    var figures = new LinkedHashMap<String, Number>();
    figures.put("batch", batchId);
    figures.put("read", account.read());
    figures.put("stored", account.stored());
    figures.put("rejected", account.rejected());
    figures.put("skipped", account.skipped());
    figures.put("seconds", seconds);
    return figures;
  }
}
