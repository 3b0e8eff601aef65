package com.objectstream.sales.it.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.Faults;
import com.objectstream.sales.it.harness.JobCheckpoint;
import com.objectstream.sales.it.harness.JobProcess;
import com.objectstream.sales.it.harness.OwnServers;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.StoredSale;
import com.objectstream.sales.it.harness.TopicChanges;
import com.objectstream.sales.job.batch.BatchResult;
import com.objectstream.sales.job.batch.RejectedRecord;
import com.objectstream.sales.job.batch.Sink;
import com.objectstream.sales.job.start.SparkSettings;
import com.objectstream.sales.job.start.StartChecks;
import com.objectstream.sales.job.stream.JobOptions;
import com.objectstream.sales.job.stream.SalesStream;
import com.objectstream.sales.local.server.process.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each batch is accounted for before it is committed: its lines in the log, with the offsets they
 * were read from, and a batch whose figures do not add up fails.
 */
@ExtendWith(OwnServers.class)
class AccountIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration A_WHILE = Duration.ofSeconds(3);

  @Test
  void tellsTheLinesAndOffsetsOfABatchInOneLine(Pipeline pipeline) {
    pipeline.send(Events.sale("cup", 1) + "\n{");
    pipeline.send(Events.sale("cup", 2));
    try (var job = JobProcess.start(pipeline)) {
      await().atMost(SOON).until(() -> job.checkpoint().hasCommitted(0));

      assertThat(job.stderr())
          .containsPattern(
              "batch 0: 3 lines read = 2 stored \\+ 1 rejected \\+ 0 skipped in .*; offsets 0: 0-1\n");
    }
  }

  @Test
  void doesNotCommitABatchBeforeItsLastRowIsAcknowledged(Pipeline pipeline) {
    pipeline.send(Events.sale("cup", 1));
    try (var job = JobProcess.start(pipeline)) {
      await().atMost(SOON).until(() -> job.checkpoint().hasCommitted(0));
      ServerProcess cassandra = pipeline.servers().cassandraNodes().get(0);
      cassandra.pause();
      try {
        pipeline.send(Events.sale("cup", 2));
        await().atMost(SOON).until(() -> job.checkpoint().hasBegun(1));
        await().during(A_WHILE).atMost(SOON).until(() -> !job.checkpoint().hasCommitted(1));
      } finally {
        cassandra.resume();
      }
      await().atMost(SOON).until(() -> job.checkpoint().hasCommitted(1));
      assertThat(pipeline.sales()).extracting(StoredSale::itemSold).containsExactlyInAnyOrder(1, 2);
    }
  }

  @Test
  void doesNotCommitABatchThatDoesNotAddUp(Pipeline pipeline) throws Exception {
    pipeline.send(Events.sale("cup", 1) + "\n{");
    JobOptions options = pipeline.options("first");
    SparkSession spark = SparkSettings.session();
    try (var start = StartChecks.passed(options);
        var stream =
            start.begin(spark, new SalesStream.Sinks(start.sales(), signals -> new LosesAll()))) {
      assertThatThrownBy(stream::awaitEnd)
          .hasStackTraceContaining(
              "batch 0 does not add up and is not committed: 2 lines read, but 1 stored + 0"
                  + " rejected + 0 skipped");
    }
    assertThat(new JobCheckpoint(Path.of(pipeline.checkpoint("first"))).hasCommitted(0)).isFalse();
  }

  /** A place for rejects that acknowledges none. */
  private static final class LosesAll implements Sink<RejectedRecord> {
    @Override
    public Optional<String> write(RejectedRecord reject) {
      return Optional.empty();
    }

    @Override
    public BatchResult finish() {
      return BatchResult.EMPTY;
    }

    @Override
    public void abort() {
      throw new AssertionError("the task did not fail");
    }
  }

  @Test
  void rejectsALineWhoseRecordIsDeletedWhileTheBatchIsWritten(Pipeline pipeline) {
    pipeline.send(Events.sale("cup", 1));
    String[] impatient = new Faults(pipeline).impatient();
    try (var job =
        JobProcess.start(pipeline, "--on-data-loss", "skip", impatient[0], impatient[1])) {
      await().atMost(SOON).until(() -> job.checkpoint().hasCommitted(0));
      deleteWhatWasRead(pipeline, job, Events.sale("cup", 2) + "\n{");

      await().atMost(SOON).until(() -> job.checkpoint().hasCommitted(1));
      assertThat(job.stderr())
          .contains("batch 1: 2 lines read = 1 stored + 1 rejected + 0 skipped");
      assertThat(pipeline.sales()).extracting(StoredSale::itemSold).containsExactlyInAnyOrder(1, 2);
      assertThat(pipeline.rejects())
          .extracting(reject -> new String(reject.value(), UTF_8))
          .containsExactly("{");
    }
  }

  /**
   * A batch is read once: what was read is stored and rejected, whatever becomes of its records.
   */
  private static void deleteWhatWasRead(Pipeline pipeline, JobProcess job, String value) {
    ServerProcess cassandra = pipeline.servers().cassandraNodes().get(0);
    cassandra.pause();
    try {
      RecordMetadata sent = pipeline.send(value);
      await().atMost(SOON).until(() -> job.stderr().contains("does not take a batch"));
      new TopicChanges(pipeline.servers(), pipeline.topic())
          .deleteRecordsBefore(sent.partition(), sent.offset() + 1);
    } finally {
      cassandra.resume();
    }
  }
}
