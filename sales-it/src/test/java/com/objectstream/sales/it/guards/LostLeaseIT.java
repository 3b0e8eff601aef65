package com.objectstream.sales.it.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.it.harness.Faults;
import com.objectstream.sales.it.harness.JobCheckpoint;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.it.harness.SharedServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A query whose checkpoint another machine's job has taken over ends by itself, also between its
 * batches. The checkpoint is on a mount table of Hadoop, which several machines could reach.
 */
@ExtendWith(SharedServers.class)
class LostLeaseIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @ParameterizedTest
  @ValueSource(strings = {"stream", "totals stream"})
  void anIdleQueryEnds(String command, Pipeline pipeline, @TempDir Path folder) throws IOException {
    String mount = "-Dspark.hadoop.fs.viewfs.mounttable.shop.link./data=" + folder.toUri();
    var checkpoint = new JobCheckpoint(folder.resolve("checkpoint"));
    pipeline.withTotals().send("{}");
    try (var query = SalesProcess.startWith(List.of(mount), arguments(command, pipeline))) {
      await().atMost(SOON).until(() -> checkpoint.hasCommitted(0) || !query.process().isAlive());
      assertThat(query.process().isAlive()).as(query::stderr).isTrue();

      Files.writeString(folder.resolve("checkpoint/sales/lease-2"), "1f0c process 4711 on node-3");

      assertThat(query.await(SOON)).isOne();
      assertThat(Faults.results(query.stderr()))
          .containsExactly(
              "sales: checkpoint viewfs://shop/data/checkpoint is not this job's any more: another job has taken it over, as this one was held up, or its lease was removed; let only one of them run");
    }
    assertThat(checkpoint.hasBegun(1)).isFalse();
  }

  private static String[] arguments(String command, Pipeline pipeline) {
    Stream<String> options =
        Stream.of(
            "--bootstrap-servers", pipeline.servers().kafka().bootstrapServers(),
            "--cassandra", pipeline.servers().cassandra().toString(),
            "--topic", pipeline.topic(),
            "--keyspace", pipeline.keyspace(),
            "--checkpoint", "viewfs://shop/data/checkpoint");
    Stream<String> rejects =
        command.equals("stream") ? Stream.of("--dlq-topic", pipeline.dlqTopic()) : Stream.empty();
    return Stream.of(Stream.of(command.split(" ")), options, rejects)
        .flatMap(words -> words)
        .toArray(String[]::new);
  }
}
