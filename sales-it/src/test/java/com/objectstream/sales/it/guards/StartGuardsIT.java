package com.objectstream.sales.it.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.CommandResult;
import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.FolderContent;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.it.harness.StoredSale;
import com.objectstream.sales.it.harness.StreamArguments;
import com.objectstream.sales.it.harness.TopicChanges;
import com.objectstream.sales.job.batch.BatchAccount;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A checkpoint is only used for what it counts; whatever else is refused, and nothing written. */
@ExtendWith(SharedServers.class)
class StartGuardsIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int STORED = 3;

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void refusesATopicThatWasMadeAgain(int newLength, Pipeline pipeline) {
    storeSome(pipeline);
    new TopicChanges(pipeline.servers(), pipeline.topic()).makeAgain(Pipeline.PARTITIONS);
    send(pipeline, newLength);

    assertRefused(
        pipeline, "topic %s was made again (id ".formatted(pipeline.topic()), "new --checkpoint");
  }

  @Test
  void refusesAnotherTopic(Pipeline pipeline) {
    storeSome(pipeline);
    String other = pipeline.topic() + "_other";
    pipeline.servers().topics().create(other, 1, 1);

    assertRefused(
        pipeline,
        List.of("--topic", other),
        "the checkpoint is of topic %s, not %s".formatted(pipeline.topic(), other));
  }

  @Test
  void refusesATableThatWasMadeAgain(Pipeline pipeline) {
    storeSome(pipeline);
    pipeline.makeTableAgain();

    assertRefused(pipeline, "was made again (id ", "new --checkpoint");
    assertThat(pipeline.streamOnce("new").stored()).isEqualTo(STORED);
  }

  @Test
  void refusesACheckpointThatDoesNotSayWhoseItIs(Pipeline pipeline) {
    storeSome(pipeline);
    FolderContent.delete(pipeline.checkpoint("same") + "/sales");

    assertRefused(pipeline, "lacks sales/source.json", "new --checkpoint");
  }

  @Test
  void refusesToPassOverWhatRetentionDeleted(Pipeline pipeline) {
    storeSome(pipeline);
    send(pipeline, 10);
    new TopicChanges(pipeline.servers(), pipeline.topic()).deleteRecordsBefore(0, 8);

    assertRefused(
        pipeline,
        "topic %s lost records before they were read, partition 0 offsets 3..7 (5 records)"
            .formatted(pipeline.topic()),
        "--on-data-loss skip");
  }

  @Test
  void passesOverItAndReportsTheGapWhenAskedTo(Pipeline pipeline) {
    storeSome(pipeline);
    send(pipeline, 10);
    new TopicChanges(pipeline.servers(), pipeline.topic()).deleteRecordsBefore(0, 8);
    String gap = "partition 0 offsets 3..7 (5 records): skipped";

    CommandResult check = CommandResult.check(pipeline, "same", "--on-data-loss", "skip");
    assertThat(check.status()).as(check.stderr()).isZero();
    assertThat(check.stdout()).contains("warn  topic " + pipeline.topic(), gap);

    String[] skip = new StreamArguments(pipeline, "same").once("--on-data-loss", "skip");
    try (var stream = SalesProcess.start(skip)) {
      assertThat(stream.await(SOON)).as(stream::stderr).isZero();
      assertThat(stream.stderr()).containsOnlyOnce(gap).contains("WARN");
    }
    assertThat(pipeline.sales())
        .extracting(StoredSale::itemSold)
        .containsExactlyInAnyOrder(0, 1, 2, 5, 6, 7, 8, 9);
  }

  @Test
  void storesTheSameRowsWhenTheCheckpointIsDeleted(Pipeline pipeline) {
    storeSome(pipeline);
    List<StoredSale> before = pipeline.sales();
    FolderContent.delete(pipeline.checkpoint("same"));

    assertThat(pipeline.streamOnce("same")).isEqualTo(new BatchAccount(STORED, STORED, 0, 0));
    assertThat(pipeline.sales()).isEqualTo(before);
  }

  private static void storeSome(Pipeline pipeline) {
    send(pipeline, STORED);
    assertThat(pipeline.streamOnce("same").stored()).isEqualTo(STORED);
  }

  private static void send(Pipeline pipeline, int count) {
    for (int i = 0; i < count; i++) {
      pipeline.send(Events.sale("cup", i));
    }
  }

  private static void assertRefused(Pipeline pipeline, String... told) {
    assertRefused(pipeline, List.of(), told);
  }

  /** By the job and by the check, in one line, without a change of checkpoint or table. */
  private static void assertRefused(Pipeline pipeline, List<String> options, String... told) {
    var folder = FolderContent.of(pipeline.checkpoint("same"));
    List<StoredSale> rows = pipeline.sales();
    String[] more = options.toArray(String[]::new);

    CommandResult check = CommandResult.check(pipeline, "same", more);
    assertThat(check.status()).isEqualTo(1);
    assertThat(check.stdout().lines().filter(line -> line.startsWith("FAIL")))
        .singleElement()
        .asString()
        .contains(told);
    CommandResult stream = CommandResult.stream(pipeline, "same", more);
    assertThat(stream.status()).isEqualTo(1);
    assertThat(stream.stderr().strip()).contains(told).hasLineCount(1);

    assertThat(FolderContent.of(pipeline.checkpoint("same"))).isEqualTo(folder);
    assertThat(pipeline.sales()).isEqualTo(rows);
  }
}
