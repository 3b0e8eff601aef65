package com.objectstream.sales.it.rejects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.Letters;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.it.harness.StoredSale;
import com.objectstream.sales.it.harness.TopicRecords;
import com.objectstream.sales.job.batch.BatchAccount;
import com.objectstream.sales.job.reject.RejectFilter;
import com.objectstream.sales.job.reject.RejectedLine;
import com.objectstream.sales.job.reject.replay.ReplayAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A reject that is sent again keeps its identity, and is sent again once. */
@ExtendWith(SharedServers.class)
class ReplayIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int MANY = 60_000;
  private static final int AT_A_TIME = 500;

  @Test
  void countsTheAttemptsOfALineUntilItIsExhausted(Pipeline pipeline) {
    pipeline.send(Events.sale("cup", 1) + "\n{");
    pipeline.streamOnce("same");

    assertThat(replay(pipeline)).isEqualTo(account(1, 1, 0, 0, 0));
    assertThat(pipeline.streamOnce("same")).isEqualTo(new BatchAccount(1, 0, 1, 0));
    assertThat(replay(pipeline)).isEqualTo(account(2, 1, 1, 0, 0));
    assertThat(pipeline.streamOnce("same")).isEqualTo(new BatchAccount(1, 0, 1, 0));
    assertThat(replay(pipeline)).isEqualTo(account(3, 0, 2, 1, 0));

    String firstReading = pipeline.topic() + "/0/0/1";
    assertThat(pipeline.rejects().stream().map(RejectedLine::of))
        .extracting(RejectedLine::identity, RejectedLine::attempt)
        .containsExactly(tuple(firstReading, 1), tuple(firstReading, 2), tuple(firstReading, 3));
  }

  @Test
  void sendsARejectOnceAlsoWhenTheJobHasNotReadItYet(Pipeline pipeline) {
    pipeline.send(new ProducerRecord<>(pipeline.topic(), 0, bytes("its key"), bytes("{")));
    pipeline.streamOnce("same");

    assertThat(replay(pipeline).sentAgain()).isOne();
    assertThat(replay(pipeline)).isEqualTo(account(1, 0, 1, 0, 0));
    assertThat(pipeline.streamOnce("same")).isEqualTo(new BatchAccount(1, 0, 1, 0));

    assertThat(pipeline.rejects())
        .extracting(reject -> new String(reject.key(), UTF_8), ConsumerRecord::value)
        .containsExactly(tuple("its key", bytes("{")), tuple("its key", bytes("{")));
  }

  @Test
  void storesWhatIsASaleByNowUnderItsFirstIdentity(Pipeline pipeline) {
    letter(pipeline, Events.PLATES, 1);
    // The same reject again, as a crash between the dead letter topic and the checkpoint leaves it
    letter(pipeline, Events.PLATES, 1);

    assertThat(replay(pipeline)).isEqualTo(account(2, 1, 1, 0, 0));
    assertThat(pipeline.streamOnce("same")).isEqualTo(new BatchAccount(1, 1, 0, 0));
    assertThat(replay(pipeline)).isEqualTo(account(2, 0, 2, 0, 0));
    // What a replay that was killed before it took its notes would do
    pipeline.send(replayed(pipeline.topic(), pipeline.topic(), Events.PLATES, 1));
    assertThat(pipeline.streamOnce("same")).isEqualTo(new BatchAccount(1, 1, 0, 0));

    assertThat(pipeline.sales())
        .extracting(StoredSale::saleId, StoredSale::itemSold)
        .containsExactly(tuple(pipeline.topic() + "/1/42/3", 23));
  }

  @Test
  void storesAReplayedSaleWithTheTimeOfItsFirstRecord(Pipeline pipeline) {
    pipeline.send(new Letters(pipeline).of(42, Events.PLATES));

    assertThat(replay(pipeline).sentAgain()).isOne();
    assertThat(pipeline.streamOnce("same")).isEqualTo(new BatchAccount(1, 1, 0, 0));

    long written = 1000 * Letters.RECORD_TIMESTAMP + 10 * 42;
    assertThat(pipeline.sales()).extracting(StoredSale::written).containsExactly(written);
  }

  @Test
  void goesOnAfterItWasKilledHalfWay(Pipeline pipeline) {
    pipeline.send("{\n".repeat(MANY));
    pipeline.streamOnce("same");
    try (var killed = SalesProcess.start(command(pipeline, "replay"))) {
      await().atMost(SOON).until(() -> !linesSentAgain(pipeline).isEmpty());
      killed.process().destroyForcibly().onExit().join();
    }
    int before = linesSentAgain(pipeline).size();
    assertThat(before).isLessThan(MANY);

    ReplayAccount rest = replay(pipeline);

    // What was sent when it was killed, and not noted yet, is sent a second time
    assertThat(rest.sentAgain()).isBetween((long) MANY - before, (long) MANY - before + AT_A_TIME);
    assertThat(rest).isEqualTo(account(MANY, rest.sentAgain(), MANY - rest.sentAgain(), 0, 0));
    assertThat(Set.copyOf(linesSentAgain(pipeline))).hasSize(MANY);
    assertThat(replay(pipeline)).isEqualTo(account(MANY, 0, MANY, 0, 0));
  }

  @Test
  void replaysOnlyWhatIsSelected(Pipeline pipeline) {
    pipeline.send("{");
    pipeline.send("[1]");
    pipeline.send("[2]");
    pipeline.streamOnce("same");
    var lists = filter(Set.of("NOT_AN_OBJECT"));
    var letters = new Letters(pipeline);

    assertThat(letters.replay(lists, 1)).isEqualTo(account(3, 1, 0, 0, 2));
    assertThat(letters.replay(lists, 10)).isEqualTo(account(3, 1, 1, 0, 1));
  }

  @Test
  void passesOverWhatIsNoReject(Pipeline pipeline) {
    pipeline.send(new ProducerRecord<>(pipeline.dlqTopic(), bytes("another program's")));

    assertThat(replay(pipeline)).isEqualTo(account(1, 0, 0, 0, 1));
  }

  @Test
  void sendsNothingToATopicThatOnlyHeadersName(Pipeline pipeline) {
    String other = pipeline.topic() + "_other";
    pipeline.servers().topics().create(other, 1, 1);
    pipeline.send(replayed(pipeline.dlqTopic(), other, "{", 1));

    try (var replay = SalesProcess.start(command(pipeline, "replay"))) {
      assertThat(replay.await(SOON)).as(replay::stderr).isZero();
      assertThat(replay.stdout().strip())
          .isEqualTo(
              "dlq replay: 1 read, 0 sent again, 0 already replayed, 0 exhausted, 0 not selected, 1 of other topics");
    }
    assertThat(records(pipeline, other)).isEmpty();
    assertThat(records(pipeline, pipeline.topic())).isEmpty();
  }

  @Test
  void namesTheTopicThatIsGone(Pipeline pipeline) {
    try (var replay = SalesProcess.start(command(pipeline, "replay", "--topic", "no-such-topic"))) {
      assertThat(replay.await(SOON)).isOne();
      assertThat(replay.stderr()).contains("topic no-such-topic does not exist", "--topic");
    }
  }

  @Test
  void showsAndReplaysOnTheCommandLine(Pipeline pipeline) {
    pipeline.send("{");
    pipeline.send("[1]");
    pipeline.streamOnce("same");

    assertThat(run(pipeline, "list", "--reason", "malformed_json", "--since", "1h"))
        .contains("time", pipeline.topic(), "       1  MALFORMED_JSON")
        .doesNotContain("NOT_AN_OBJECT");
    assertThat(run(pipeline, "replay", "--from-offset", "1"))
        .startsWith("dlq replay: 2 read, 1 sent again, 0 already replayed, 0 exhausted, 1 not")
        .contains(" selected\nnext: a 'stream' of topic " + pipeline.topic());
    assertThat(run(pipeline, "replay", "--from-offset", "1")).doesNotContain("next:");
  }

  private static ReplayAccount replay(Pipeline pipeline) {
    return new Letters(pipeline).replay();
  }

  private static ReplayAccount account(
      long read, long sentAgain, long alreadyReplayed, long exhausted, long notSelected) {
    return new ReplayAccount(
        read, sentAgain, alreadyReplayed, exhausted, notSelected, 0, 0, List.of());
  }

  private static RejectFilter filter(Set<String> reasons) {
    return new RejectFilter(
        reasons,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static String run(Pipeline pipeline, String... arguments) {
    try (var process = SalesProcess.start(command(pipeline, arguments))) {
      assertThat(process.await(SOON)).as(process::stderr).isZero();
      return process.stdout() + process.stderr();
    }
  }

  private static String[] command(Pipeline pipeline, String... arguments) {
    var command = new ArrayList<>(List.of("dlq"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--bootstrap-servers", pipeline.servers().kafka().bootstrapServers()));
    command.addAll(List.of("--dlq-topic", pipeline.dlqTopic()));
    if (arguments[0].equals("replay") && !command.contains("--topic")) {
      command.addAll(List.of("--topic", pipeline.topic()));
    }
    return command.toArray(String[]::new);
  }

  /** Which lines of their value came back to the topic of sales, some perhaps twice. */
  private static List<String> linesSentAgain(Pipeline pipeline) {
    return records(pipeline, pipeline.topic()).stream()
        .flatMap(record -> Stream.ofNullable(record.headers().lastHeader("sales.line")))
        .map(header -> new String(header.value(), UTF_8))
        .toList();
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(Pipeline pipeline, String topic) {
    return TopicRecords.of(pipeline.servers().kafka().bootstrapServers(), topic);
  }

  /** Puts a line into the dead letter topic as the fourth line of offset 42 of partition 1. */
  private static void letter(Pipeline pipeline, String line, int attempt) {
    pipeline.send(replayed(pipeline.dlqTopic(), pipeline.topic(), line, attempt));
  }

  private static ProducerRecord<byte[], byte[]> replayed(
      String to, String from, String line, int attempt) {
    var letter = new ProducerRecord<byte[], byte[]>(to, bytes(line));
    Map.of(
            "__connect.errors.topic", from,
            "__connect.errors.partition", "1",
            "__connect.errors.offset", "42",
            "__connect.errors.exception.message", "it was no sale once",
            "sales.reject.reason", "MISSING_FIELD",
            "sales.line", "3",
            "sales.attempt", Integer.toString(attempt))
        .forEach((name, value) -> letter.headers().add(name, bytes(value)));
    return letter;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
