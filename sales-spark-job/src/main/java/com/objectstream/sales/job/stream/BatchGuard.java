package com.objectstream.sales.job.stream;

import com.objectstream.sales.job.cassandra.TableWatch;
import com.objectstream.sales.job.checkpoint.CheckpointReader;
import com.objectstream.sales.job.kafka.KafkaTopic;
import com.objectstream.sales.job.kafka.OnDataLoss;
import com.objectstream.sales.job.kafka.TopicWatch;
import com.objectstream.sales.job.start.JobStart;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.streaming.StreamingQueryException;

/** Sees to it that what was checked at the start holds for each batch. */
final class BatchGuard implements AutoCloseable {
  private final TopicWatch topic;
  private final TableWatch table;
  private final Optional<DataLossWatch> loss;
  private final FailureReason reason;

  BatchGuard(JobStart start) {
    JobOptions options = start.options();
    var offsets = new CheckpointReader(start.checkpoint(), options.source().topic());
    this.topic = new TopicWatch(options.source(), start.source().topic());
    this.table = tableWatch(start, topic);
    this.loss =
        options.onDataLoss() == OnDataLoss.FAIL
            ? Optional.empty()
            : Optional.of(
                new DataLossWatch(
                    options.source().topic(), topic, offsets, start.source().begins()));
    this.reason =
        new FailureReason(start.checkpoint(), options.source().topic(), topic, table, offsets);
  }

  private static TableWatch tableWatch(JobStart start, TopicWatch topic) {
    try {
      return new TableWatch(start.options().target(), start.table());
    } catch (RuntimeException e) {
      topic.close();
      throw e;
    }
  }

  /**
   * Begins to look, while the batch is written.
   *
   * @return what is to be called at the end of the batch: it throws an {@link
   *     IllegalStateException} if topic or table are not any more those of the start
   */
  Runnable begin(long batch) {
    CompletableFuture<Optional<KafkaTopic>> answer = topic.ask();
    return () -> {
      topic.requireSame(answer);
      table.requireSame();
      loss.ifPresent(watch -> watch.report(batch));
    };
  }

  /** Why the job failed, in one line for users, where Spark's or the driver's own is not. */
  Optional<String> reasonOf(StreamingQueryException failure) {
    return reason.of(failure);
  }

  @Override
  public void close() {
    try (topic) {
      table.close();
    }
  }
}
