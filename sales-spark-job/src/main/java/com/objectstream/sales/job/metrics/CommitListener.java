package com.objectstream.sales.job.metrics;

import java.util.UUID;
import java.util.function.LongConsumer;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryListener;

/** Hears of each batch that Spark has committed to the checkpoint. */
final class CommitListener extends StreamingQueryListener implements AutoCloseable {
  private static final long serialVersionUID = 1L;

  // Spark's class is serializable; no listener is ever sent
  private final transient SparkSession spark;
  private final transient LongConsumer committed;
  private volatile UUID run = new UUID(0, 0);

  private CommitListener(SparkSession spark, LongConsumer committed) {
    this.spark = spark;
    this.committed = committed;
  }

  static CommitListener listen(SparkSession spark, LongConsumer committed) {
    var listener = new CommitListener(spark, committed);
    spark.streams().addListener(listener);
    return listener;
  }

  /** Which run of which query is meant: a session may have others. */
  void follow(UUID runId) {
    run = runId;
  }

  /** Comes after the commit of a batch. */
  @Override
  public void onQueryProgress(QueryProgressEvent event) {
    if (event.progress().runId().equals(run)) {
      committed.accept(event.progress().batchId());
    }
  }

  @Override
  public void onQueryStarted(QueryStartedEvent event) {
    // nothing is committed yet
  }

  @Override
  public void onQueryTerminated(QueryTerminatedEvent event) {
    // the job itself hears of its end
  }

  @Override
  public void close() {
    spark.streams().removeListener(this);
  }
}
