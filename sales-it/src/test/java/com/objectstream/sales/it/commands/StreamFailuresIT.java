package com.objectstream.sales.it.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.CommandResult;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.local.server.process.Ports;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What cannot work is told in one line, soon, with what to do. */
@ExtendWith(SharedServers.class)
class StreamFailuresIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void namesTheTopicsThatAreMissing(Pipeline pipeline) {
    assertFails(
        1,
        pipeline.streamArguments("--topic", "no-such-topic", "--dlq-topic", "no-such-dlq"),
        "topic no-such-topic does not exist",
        "topic no-such-dlq does not exist");
  }

  @Test
  void namesTheTableThatIsMissing(Pipeline pipeline) {
    assertFailsHere(
        1,
        pipeline.streamArguments("--table", "no_such_table"),
        "table %s.no_such_table does not exist".formatted(pipeline.keyspace()));
  }

  @Test
  void namesTheColumnThatDoesNotFit(Pipeline pipeline) {
    pipeline.query(
        "CREATE TABLE %s.wrong (item_id int PRIMARY KEY)".formatted(pipeline.keyspace()));

    assertFailsHere(
        1, pipeline.streamArguments("--table", "wrong"), "column item_id is int, not text");
  }

  @Test
  void namesBothServersThatDoNotAnswer(Pipeline pipeline) {
    String nowhere = "127.0.0.1:" + Ports.free(List.of("127.0.0.1"));

    assertFails(
        1,
        pipeline.streamArguments("--bootstrap-servers", nowhere, "--cassandra", nowhere),
        "no Kafka broker answers at " + nowhere,
        "no Cassandra answers at " + nowhere);
  }

  @Test
  void saysOnceThatKafkaDoesNotAnswerToWhomAskedForTwoTopics() {
    String nowhere = "127.0.0.1:" + Ports.free(List.of("127.0.0.1"));
    CommandResult verify =
        CommandResult.of(
            "verify-delivery",
            "--count=1",
            "--bootstrap-servers=" + nowhere,
            "--cassandra=" + nowhere);

    assertThat(verify.status()).isEqualTo(1);
    assertThat(verify.stderr().strip())
        .containsOnlyOnce("no Kafka broker answers at")
        .containsOnlyOnce("no Cassandra answers at")
        .hasLineCount(1);
  }

  @Test
  void namesTheOptionThatIsUnknown(Pipeline pipeline) {
    assertFailsHere(2, pipeline.streamArguments("--tabel", "x"), "--tabel");
  }

  private static void assertFailsHere(int status, String[] arguments, String... told) {
    CommandResult stream = CommandResult.of(arguments);

    assertThat(stream.status()).isEqualTo(status);
    assertThat(stream.stderr().strip()).contains(told).hasLineCount(1);
    assertThat(stream.stdout()).isEmpty();
  }

  /** In a JVM of its own, so that what clients log is seen too. */
  private static void assertFails(int status, String[] arguments, String... told) {
    try (var stream = SalesProcess.start(arguments)) {
      assertThat(stream.await(SOON)).isEqualTo(status);
      assertThat(stream.stderr().strip()).contains(told).hasLineCount(1);
      assertThat(stream.stdout()).isEmpty();
    }
  }
}
