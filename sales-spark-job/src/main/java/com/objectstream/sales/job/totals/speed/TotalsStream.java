package com.objectstream.sales.job.totals.speed;

import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.job.cassandra.TotalsTable;
import com.objectstream.sales.job.stream.BatchGuard;
import com.objectstream.sales.job.stream.GuardedQuery;
import com.objectstream.sales.transform.SaleParser;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.StreamingQueryProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The speed layer: running totals of the sales of a topic. A micro-batch is committed when the
 * totals that it changed are acknowledged; after a crash they are made again from the state before
 * it, and written again with the same timestamp, which changes nothing.
 */
public final class TotalsStream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TotalsStream.class);

  private static final String STATE = "spark.sql.streaming.stateStore.";

  /** Its state lies on the disk, and a commit writes what has changed. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          STATE + "providerClass",
              "org.apache.spark.sql.execution.streaming.state.RocksDBStateStoreProvider",
          STATE + "rocksdb.changelogCheckpointing.enabled", "true",
          STATE + "rocksdb.trackTotalNumberOfRows", "false",
          STATE + "rocksdb.boundedMemoryUsage", "true");

  private final SpeedOptions options;
  private final TotalsWriter writer;
  private final BatchGuard guard;
  private final GuardedQuery query;
  private SpeedAccount account = SpeedAccount.EMPTY;
  private long lastBatch = -1;

  /**
   * Starts the query; it runs on threads of Spark.
   *
   * @param checkpoint folder that remembers what was done
   * @param statePartitions that it has or gets
   * @param guard what has to stay as it is, and is closed with this
   */
  public TotalsStream(
      SparkSession spark,
      SpeedOptions options,
      String checkpoint,
      int statePartitions,
      TotalsTable table,
      BatchGuard guard)
      throws TimeoutException {
    this.options = options;
    this.writer = new TotalsWriter(options.cassandra(), table, options.retryDeadline());
    this.guard = guard;
    VoidFunction2<Dataset<Row>, Long> write = this::write;
    this.query =
        GuardedQuery.start(
            options.source().kafka(),
            options.retryDeadline(),
            guard,
            silence ->
                totals(session(spark, statePartitions))
                    .writeStream()
                    .queryName("totals")
                    .outputMode("update")
                    .option("checkpointLocation", checkpoint)
                    .trigger(GuardedQuery.trigger(options.once(), options.trigger()))
                    .foreachBatch(write)
                    .start());
  }

  /** One of its own, so that its settings are not those of other queries. */
  private static SparkSession session(SparkSession spark, int statePartitions) {
    SparkSession own = spark.newSession();
    SETTINGS.forEach(own.conf()::set);
    own.conf().set("spark.sql.shuffle.partitions", statePartitions);
    return own;
  }

  private Dataset<Row> totals(SparkSession spark) {
    Dataset<Row> records =
        options.source().read(spark, options.onDataLoss(), options.retryDeadline());
    Dataset<Row> sales = ReadSales.of(records, new SaleParser(options.rules()), options.zone());
    return RunningTotals.of(sales, options.late(), options.zone());
  }

  private void write(Dataset<Row> batch, long batchId) {
    long begun = System.nanoTime();
    Runnable sameAsAtStart = guard.begin(batchId);
    TotalsWriter to = writer;
    FlatMapFunction<java.util.Iterator<InternalRow>, Long> task =
        totals -> List.of(to.write(totals)).iterator();
    long written =
        batch.queryExecution().toRdd().toJavaRDD().mapPartitions(task).collect().stream()
            .mapToLong(Long::longValue)
            .sum();
    sameAsAtStart.run();
    LOG.info(
        "batch {}: {} written in {} ms",
        batchId,
        Counted.of(written, "total"),
        (System.nanoTime() - begun) / 1_000_000);
  }

  /**
   * Waits for the end.
   *
   * @return what became of the records since the start, as a sentence
   * @throws StreamingQueryException if the query failed
   * @throws IllegalStateException if it failed, and topic, table, checkpoint or a silent Kafka are
   *     the reason
   */
  public String awaitEnd() throws StreamingQueryException {
    query.awaitEnd(this::count);
    count();
    return account.toString();
  }

  /** Takes what Spark tells of the batches since the last look, and warns of late sales. */
  private void count() {
    for (StreamingQueryProgress progress : query.recentProgress()) {
      if (progress.batchId() > lastBatch) {
        lastBatch = progress.batchId();
        SpeedAccount batch = SpeedAccount.of(progress);
        account = account.plus(batch);
        if (batch.tooLate() > 0) {
          LOG.warn(
              "batch {}: {} came more than {} behind the newest, {} since the start; not counted here, but by 'totals rebuild'",
              progress.batchId(),
              Counted.of(batch.tooLate(), "sale"),
              Counted.of(options.late()),
              Counted.of(account.tooLate(), "sale"));
        }
      }
    }
  }

  /**
   * Stops the query; a micro-batch that is not done is done again at the next start.
   *
   * @throws TimeoutException if a client of a server that hangs does not end
   */
  @Override
  public void close() throws TimeoutException {
    query.close();
  }
}
