package com.objectstream.sales.it.guards;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.it.harness.CommandResult;
import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.JobProcess;
import com.objectstream.sales.it.harness.OwnServers;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.StoredSale;
import com.objectstream.sales.it.harness.TopicChanges;
import com.objectstream.sales.local.server.process.ServerProcess;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was checked at the start holds for every batch, or the job ends without its commit. */
@ExtendWith(OwnServers.class)
class RunningGuardsIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void endsWhenTheTopicIsMadeAgain(int newLength, Pipeline pipeline) {
    try (JobProcess job = afterOneBatchOf(3, pipeline)) {
      new TopicChanges(pipeline.servers(), pipeline.topic()).makeAgain(Pipeline.PARTITIONS);
      send(pipeline, 0, newLength);

      assertFails(job, "topic %s was made again while the job ran".formatted(pipeline.topic()));
      assertThat(job.checkpoint().hasCommitted(1)).isFalse();
      assertRefused(pipeline, "topic %s was made again".formatted(pipeline.topic()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ADD colour text, column colour (text) is not of a sale",
    "DROP item_name, column item_name is gone"
  })
  void endsWhenTheTableIsAltered(String change, String told, Pipeline pipeline) {
    try (JobProcess job = afterOneBatchOf(1, pipeline)) {
      pipeline.query("ALTER TABLE %s %s".formatted(pipeline.tableName(), change));

      assertFailsWhileEventsArrive(job, pipeline, "was altered while the job ran", told);
    }
  }

  @Test
  void endsWhenTheTableIsDropped(Pipeline pipeline) {
    try (JobProcess job = afterOneBatchOf(1, pipeline)) {
      pipeline.query("DROP TABLE " + pipeline.tableName());

      assertFailsWhileEventsArrive(job, pipeline, "was dropped while the job ran");
    }
  }

  @Test
  void endsWhenTheTableIsMadeAgain(Pipeline pipeline) {
    try (JobProcess job = afterOneBatchOf(1, pipeline)) {
      pipeline.makeTableAgain();

      assertFailsWhileEventsArrive(job, pipeline, "was dropped and made again while the job ran");
      assertRefused(pipeline, "was made again");
    }
  }

  @Test
  void endsWhenRecordsAreDeletedBeforeTheyAreRead(Pipeline pipeline) {
    try (JobProcess job = JobProcess.start(pipeline).awaitReading()) {
      loseThreeOfFive(pipeline, job);

      assertFails(
          job,
          "topic %s lost records before they were read, partition 1 offsets 0..2 (3 records)"
              .formatted(pipeline.topic()));
      assertThat(job.checkpoint().hasCommitted(1)).isFalse();
    }
  }

  @Test
  void goesOnOverThemAndReportsTheGapWhenAskedTo(Pipeline pipeline) {
    try (JobProcess job = JobProcess.start(pipeline, "--on-data-loss", "skip").awaitReading()) {
      loseThreeOfFive(pipeline, job);

      await().atMost(SOON).until(() -> job.checkpoint().hasCommitted(1));
      assertThat(job.stderr()).containsOnlyOnce("partition 1 offsets 0..2 (3 records): skipped");
      assertThat(pipeline.sales())
          .extracting(StoredSale::itemSold)
          .containsExactlyInAnyOrder(0, 3, 4);
    }
  }

  private static JobProcess afterOneBatchOf(int count, Pipeline pipeline) {
    JobProcess job = JobProcess.start(pipeline).awaitReading();
    send(pipeline, 0, count);
    await().atMost(SOON).until(() -> job.checkpoint().hasCommitted(0) || !job.isAlive());
    return job;
  }

  /** While the first batch cannot be written, those of the second come and some of them go. */
  private static void loseThreeOfFive(Pipeline pipeline, JobProcess job) {
    ServerProcess cassandra = pipeline.servers().cassandraNodes().get(0);
    cassandra.pause();
    try {
      send(pipeline, 0, 1);
      await().atMost(SOON).until(() -> job.checkpoint().hasBegun(0));
      send(pipeline, 1, 5);
      new TopicChanges(pipeline.servers(), pipeline.topic()).deleteRecordsBefore(1, 3);
    } finally {
      cassandra.resume();
    }
  }

  private static void send(Pipeline pipeline, int partition, int count) {
    for (int i = 0; i < count; i++) {
      byte[] value = Events.sale("cup", i).getBytes(UTF_8);
      pipeline.send(new ProducerRecord<>(pipeline.topic(), partition, null, value));
    }
  }

  /** Cassandra tells the driver with a delay of a second; the job ends with the next batch. */
  private static void assertFailsWhileEventsArrive(
      JobProcess job, Pipeline pipeline, String... told) {
    await()
        .atMost(SOON)
        .until(
            () -> {
              send(pipeline, 0, 1);
              return !job.isAlive();
            });
    assertFails(job, told);
  }

  private static void assertFails(JobProcess job, String... told) {
    assertThat(job.awaitExit(SOON)).isEqualTo(1);
    assertThat(job.stderr().lines().filter(line -> line.startsWith("sales: ")))
        .singleElement()
        .asString()
        .contains(told);
  }

  private static void assertRefused(Pipeline pipeline, String told) {
    CommandResult again = CommandResult.stream(pipeline, JobProcess.CHECKPOINT);
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.stderr()).contains(told);
  }
}
