package com.objectstream.sales.it.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.CommandResult;
import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.FolderContent;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.local.server.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code check} tells whether the job would start, and changes nothing. */
@ExtendWith(SharedServers.class)
class CheckIT {
  @Test
  void tellsANewCheckpointAndMakesNothing(Pipeline pipeline) {
    pipeline.send(Events.PLATES);

    CommandResult check = CommandResult.check(pipeline, "new");

    assertThat(check.status()).as(check.stderr()).isZero();
    assertThat(check.stderr()).isEmpty();
    assertThat(check.stdout().lines().map(line -> line.substring(0, 6).strip()))
        .containsOnly("ok", "warn");
    assertThat(check.stdout())
        .contains(
            "ok    Kafka " + pipeline.servers().kafka().bootstrapServers() + ": 1 broker, cluster ",
            "ok    topic %s: 2 partitions, id ".formatted(pipeline.topic()),
            "topic %s".formatted(pipeline.dlqTopic()),
            "ok    Cassandra ",
            "ok    table %s: 7 columns, id ".formatted(pipeline.tableName()),
            "ok    checkpoint %s: new, begins ".formatted(pipeline.checkpoint("new")),
            "ok    lag of topic %s: 1 record (partition 0: 1, partition 1: 0)"
                .formatted(pipeline.topic()),
            "ok    lock: no job uses the checkpoint",
            "ok    in all: 'stream' would start with these options");
    assertThat(Path.of(pipeline.checkpoint("new"))).doesNotExist();
    assertThat(pipeline.sales()).isEmpty();
  }

  @Test
  void tellsHowFarACheckpointIsAndLeavesIt(Pipeline pipeline) {
    pipeline.send(Events.PLATES);
    pipeline.streamOnce("used");
    pipeline.send(Events.PLATES);
    var before = FolderContent.of(pipeline.checkpoint("used"));

    CommandResult check = CommandResult.check(pipeline, "used");

    assertThat(check.status()).as(check.stderr()).isZero();
    assertThat(check.stdout())
        .contains(
            "ok    checkpoint %s: goes on after batch 0".formatted(pipeline.checkpoint("used")),
            "ok    retention of topic %s: all is there".formatted(pipeline.topic()),
            "ok    lag of topic %s: 1 record (partition 0: 1,".formatted(pipeline.topic()));
    assertThat(FolderContent.of(pipeline.checkpoint("used"))).isEqualTo(before);
  }

  @Test
  void makesNoTableEvenIfTheJobWould(@TempDir Path folder, Pipeline pipeline) throws IOException {
    Path config = Files.writeString(folder.resolve("config"), "create-schema=true");
    CommandResult check =
        CommandResult.check(
            pipeline, "new", "--keyspace", "not_there", "--config", config.toString());

    assertThat(check.stdout()).contains("not_there.dg_item_sales: does not exist yet");
    assertThat(
            pipeline.query(
                "SELECT * FROM system_schema.keyspaces WHERE keyspace_name = 'not_there'"))
        .isEmpty();
  }

  @Test
  void looksAtEverythingWhenSomethingFails(Pipeline pipeline) {
    CommandResult check =
        CommandResult.check(pipeline, "new", "--topic", "no-such-topic", "--table", "no_such");

    assertThat(check.status()).isEqualTo(1);
    assertThat(check.stdout())
        .contains(
            "FAIL  topic no-such-topic does not exist at ",
            "topic %s: 1 partition, id ".formatted(pipeline.dlqTopic()),
            "FAIL  table %s.no_such does not exist".formatted(pipeline.keyspace()),
            "ok    checkpoint ",
            "?     retention and lag of topic no-such-topic: not looked at, ")
        .doesNotContain("would start");
    assertThat(check.stderr().strip()).contains("2 of ", "no-such-topic").hasLineCount(1);
    assertThat(Path.of(pipeline.checkpoint("new"))).doesNotExist();
  }

  @Test
  void namesServersThatDoNotAnswer(Pipeline pipeline) {
    String nowhere = "127.0.0.1:" + Ports.free(List.of("127.0.0.1"));

    CommandResult check =
        CommandResult.check(
            pipeline, "new", "--bootstrap-servers", nowhere, "--cassandra", nowhere);

    assertThat(check.status()).isEqualTo(1);
    assertThat(check.stdout())
        .contains(
            "FAIL  no Kafka broker answers at " + nowhere,
            "FAIL  no Cassandra answers at " + nowhere,
            "ok    checkpoint ");
  }
}
