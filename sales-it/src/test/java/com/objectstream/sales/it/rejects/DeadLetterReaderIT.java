package com.objectstream.sales.it.rejects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.it.harness.EventProducer;
import com.objectstream.sales.it.harness.Faults;
import com.objectstream.sales.it.harness.Letters;
import com.objectstream.sales.it.harness.OwnServers;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.it.harness.TopicChanges;
import com.objectstream.sales.job.kafka.OffsetGap;
import com.objectstream.sales.job.reject.DeadLetterReader;
import com.objectstream.sales.job.reject.DeadLetterReader.Passed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** All of a dead letter topic is read, whatever is in it, and whatever happens to it meanwhile. */
@ExtendWith(OwnServers.class)
@Timeout(120)
class DeadLetterReaderIT {
  private static final Duration DEADLINE = Duration.ofSeconds(5);
  private static final int LETTERS = 400;

  @Test
  void readsWhatIsCommittedUpToTheMarkerAtTheEnd(Pipeline pipeline) {
    var letters = new Letters(pipeline);
    pipeline.send(letters.of(1, "{"));
    try (var producer = EventProducer.inTransaction(pipeline)) {
      producer.send(letters.of(2, "{"));
      producer.commitTransaction();
      producer.beginTransaction();
      producer.send(letters.of(3, "{"));
      producer.flush();
      producer.abortTransaction();
    }

    assertThat(read(pipeline, pipeline.servers().kafka(), offset -> {})).containsExactly(1L, 2L);
  }

  @Test
  void listsWhatIsCommittedAndTellsWhatWaitsForAnOpenTransaction(Pipeline pipeline) {
    var letters = new Letters(pipeline);
    pipeline.send(letters.of(1, "{"));
    try (var producer = EventProducer.inTransaction(pipeline)) {
      producer.send(letters.of(2, "{"));
      producer.flush();

      try (var list =
          SalesProcess.start(
              "dlq",
              "list",
              "--bootstrap-servers",
              pipeline.servers().kafka().bootstrapServers(),
              "--dlq-topic",
              pipeline.dlqTopic())) {
        assertThat(list.await(Duration.ofSeconds(60))).as(list::stderr).isZero();
        assertThat(list.stdout()).contains("       1  MALFORMED_JSON");
        assertThat(list.stderr())
            .contains(
                "1 record of topic %s partition 0, from offset 1 on, waits"
                    .formatted(pipeline.dlqTopic()));
      }
    }
  }

  @Test
  void beginsWhereRetentionHasLeftOff(Pipeline pipeline) {
    var topic = new TopicChanges(pipeline.servers(), pipeline.dlqTopic());
    var letters = new Letters(pipeline);
    pipeline.send(letters.of(1, "{"));
    pipeline.send(letters.of(2, "{"));
    topic.deleteRecordsBefore(0, 1);

    assertThat(read(pipeline, pipeline.servers().kafka(), offset -> {})).containsExactly(2L);
  }

  @Test
  void goesOnBehindWhatIsDeletedWhileItReadsAndTellsTheGap(Pipeline pipeline) {
    new Letters(pipeline).send(LETTERS);
    var deleting = new TopicChanges(pipeline.servers(), pipeline.dlqTopic());
    var offsets = new ArrayList<Long>();

    Passed passed;
    try (var reader =
        new DeadLetterReader(slowly(pipeline), pipeline.dlqTopic(), Duration.ofSeconds(60))) {
      passed =
          reader.read(
              reject -> {
                if (offsets.isEmpty()) {
                  deleting.deleteRecordsBefore(0, LETTERS - 1);
                }
                offsets.add(reject.position().offset());
              });
    }

    assertThat(passed.deleted()).hasSize(1);
    OffsetGap gap = passed.deleted().get(0);
    assertThat(gap.partition()).isZero();
    assertThat(offsets)
        .containsExactlyElementsOf(
            LongStream.range(0, LETTERS)
                .filter(offset -> offset < gap.from() || offset > gap.to())
                .boxed()
                .toList());
    assertThat(gap.to()).isEqualTo(LETTERS - 2);
  }

  @Test
  void givesUpAfterTheDeadlineWhenTheBrokerDiesWhileItReads(Pipeline pipeline) {
    var faults = new Faults(pipeline);
    new Letters(pipeline).send(LETTERS);
    try {
      assertThatThrownBy(() -> read(pipeline, slowly(pipeline), offset -> faults.broker().kill()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageMatching("Kafka at 127.0.0.1:\\d+ did not answer within 5 s; start it .*");
    } finally {
      faults.broker().restart();
    }
  }

  @Test
  void goesOnWhenTheBrokerComesBackWithinTheDeadline(Pipeline pipeline) {
    var faults = new Faults(pipeline);
    new Letters(pipeline).send(LETTERS);
    var restarts = new ArrayList<Long>();

    List<Long> offsets;
    try (var reader =
        new DeadLetterReader(slowly(pipeline), pipeline.dlqTopic(), Duration.ofSeconds(60))) {
      offsets = new ArrayList<>();
      reader.read(
          reject -> {
            if (restarts.isEmpty()) {
              restarts.add(reject.position().offset());
              faults.broker().restart();
            }
            offsets.add(reject.position().offset());
          });
    }

    assertThat(offsets).hasSize(LETTERS).isSorted();
  }

  @Test
  void saysThatTheTopicIsGone(Pipeline pipeline) {
    new Letters(pipeline).send(LETTERS);
    var topic = new TopicChanges(pipeline.servers(), pipeline.dlqTopic());

    assertThatThrownBy(
            () -> {
              try (var reader =
                  new DeadLetterReader(
                      slowly(pipeline), pipeline.dlqTopic(), Duration.ofSeconds(60))) {
                var first = new ArrayList<Long>();
                reader.read(
                    reject -> {
                      if (first.isEmpty()) {
                        first.add(reject.position().offset());
                        topic.delete();
                      }
                    });
              }
            })
        .hasMessageContaining("topic %s is gone from".formatted(pipeline.dlqTopic()));
  }

  /** Reads with a short deadline; what happens does so at the first reject. */
  private static List<Long> read(Pipeline pipeline, KafkaConnection kafka, LongConsumer atFirst) {
    var offsets = new ArrayList<Long>();
    try (var reader = new DeadLetterReader(kafka, pipeline.dlqTopic(), DEADLINE)) {
      reader.read(
          reject -> {
            if (offsets.isEmpty()) {
              atFirst.accept(reject.position().offset());
            }
            offsets.add(reject.position().offset());
          });
    }
    return offsets;
  }

  /** Fetches few records at a time, so that most are still to be fetched. */
  private static KafkaConnection slowly(Pipeline pipeline) {
    return new KafkaConnection(
        pipeline.servers().kafka().bootstrapServers(),
        Map.of("max.poll.records", "1", "max.partition.fetch.bytes", "1000"));
  }
}
