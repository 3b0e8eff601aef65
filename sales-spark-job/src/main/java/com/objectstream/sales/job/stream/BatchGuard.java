package com.objectstream.sales.job.stream;

import com.objectstream.sales.job.cassandra.TableWatch;
import com.objectstream.sales.job.checkpoint.CheckpointFiles;
import com.objectstream.sales.job.checkpoint.CheckpointLock;
import com.objectstream.sales.job.checkpoint.CheckpointReader;
import com.objectstream.sales.job.kafka.KafkaTopic;
import com.objectstream.sales.job.kafka.OnDataLoss;
import com.objectstream.sales.job.kafka.SourceTopic;
import com.objectstream.sales.job.kafka.TopicWatch;
import com.objectstream.sales.job.kafka.source.KafkaSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.streaming.StreamingQueryException;

/** Sees to it that what was checked at the start holds for each batch. */
public final class BatchGuard implements AutoCloseable {
  private final TopicWatch topics;
  private final TableWatch table;
  private final Map<String, String> targets;
  private final Optional<DataLossWatch> loss;
  private final FailureReason reason;
  private final CheckpointLock lock;

  /**
   * @param source the topic of sales
   * @param found the same topic, as the checks found it
   * @param targets topics that must be there, each with what goes there
   * @param table what the checks found is watched; closed with this, also if this cannot be made
   * @param checkpoint of the job
   * @param lock by which the job has it
   */
  public BatchGuard(
      KafkaSource source,
      SourceTopic found,
      Map<String, String> targets,
      OnDataLoss onDataLoss,
      TableWatch table,
      CheckpointFiles checkpoint,
      CheckpointLock lock) {
    this.table = table;
    this.lock = lock;
    try {
      this.topics = new TopicWatch(source.kafka(), found.topic());
    } catch (RuntimeException e) {
      table.close();
      throw e;
    }
    this.targets = Map.copyOf(targets);
    var offsets = new CheckpointReader(checkpoint, source.topic());
    this.loss =
        onDataLoss == OnDataLoss.FAIL
            ? Optional.empty()
            : Optional.of(new DataLossWatch(source.topic(), topics, offsets, found.begins()));
    this.reason = new FailureReason(checkpoint, source.topic(), topics, table, offsets);
  }

  /**
   * Begins to look, while the batch is written.
   *
   * @return what is to be called at the end of the batch: it throws an {@link
   *     IllegalStateException} if topic or table are not any more those of the start
   * @throws IllegalStateException if a topic to write to is gone: a producer would wait for it, or
   *     the broker make another
   */
  public Runnable begin(long batch) {
    CompletableFuture<Optional<KafkaTopic>> answer = topics.ask();
    targets.forEach(topics::requireThere);
    return () -> {
      lock.requireHeld();
      topics.requireSame(answer);
      table.requireSame();
      loss.ifPresent(watch -> watch.report(batch));
    };
  }

  /**
   * Returns if the checkpoint is still this job's.
   *
   * @throws IllegalStateException if another job has it, or may have it soon
   */
  void requireCheckpoint() {
    lock.requireHeld();
  }

  /** Why the job failed, in one line for users, where Spark's or the driver's own is not. */
  public Optional<String> reasonOf(StreamingQueryException failure) {
    return reason.of(failure);
  }

  @Override
  public void close() {
    try (table) {
      topics.close();
    }
  }
}
