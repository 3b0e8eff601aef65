package com.objectstream.sales.job.start;

import com.objectstream.sales.job.cassandra.StoredTable;
import com.objectstream.sales.job.checkpoint.CheckpointFiles;
import com.objectstream.sales.job.checkpoint.CheckpointLock;
import com.objectstream.sales.job.checkpoint.CheckpointProgress;
import com.objectstream.sales.job.kafka.KafkaSource;
import com.objectstream.sales.job.kafka.KafkaTopics;
import com.objectstream.sales.job.kafka.OpenTransaction;
import com.objectstream.sales.job.kafka.SourceTopic;
import com.objectstream.sales.job.stream.JobOptions;
import java.util.List;

/**
 * A job whose checks have passed. It has the checkpoint for itself until it is closed, or the
 * process ends.
 *
 * @param checkpoint where Spark remembers what was done
 * @param progress how far the checkpoint was at the start
 * @param source the topic at the start
 * @param table the table at the start
 */
public record JobStart(
    JobOptions options,
    CheckpointFiles checkpoint,
    CheckpointProgress progress,
    SourceTopic source,
    StoredTable table,
    CheckpointLock lock)
    implements AutoCloseable {

  /**
   * What of the topic waits behind transactions that are open now, and so is not stored by a job
   * that has come to the end; or that Kafka does not tell. As sentences.
   */
  public List<String> waiting() {
    KafkaSource of = options.source();
    try (var topics = new KafkaTopics(of.kafka())) {
      return OpenTransaction.of(topics, topics.require(of.topic(), "--topic")).stream()
          .map(OpenTransaction::toString)
          .toList();
    } catch (IllegalStateException e) {
      return List.of(
          "whether records wait for the end of a transaction is not known: " + e.getMessage());
    }
  }

  /** Lets another job have the checkpoint. */
  @Override
  public void close() {
    lock.close();
  }
}
