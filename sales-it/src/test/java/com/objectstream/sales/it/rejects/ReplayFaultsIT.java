package com.objectstream.sales.it.rejects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.it.harness.Faults;
import com.objectstream.sales.it.harness.Letters;
import com.objectstream.sales.it.harness.OwnServers;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.it.harness.TopicChanges;
import com.objectstream.sales.it.harness.TopicRecords;
import com.objectstream.sales.job.kafka.ProducerProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A replay that meets trouble sends what it can, tells the rest, and never ends as done. */
@ExtendWith(OwnServers.class)
class ReplayFaultsIT {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final String LIMIT = "max.message.bytes";
  private static final int MANY = 1_500;
  private static final long SEED = 47;

  @Test
  void sendsNothingThatCannotBeNoted(Pipeline pipeline) {
    pipeline.send(new Letters(pipeline).of(0, "{"));
    pipeline.servers().topics().create(notes(pipeline), 1, 1);
    new TopicChanges(pipeline.servers(), notes(pipeline)).set(LIMIT, 1);

    try (var replay = start(pipeline)) {
      assertThat(replay.await(SOON)).as(replay::stderr).isOne();
      assertThat(Faults.results(replay.stderr()))
          .singleElement()
          .asString()
          .startsWith("sales: nothing was sent, as topic " + notes(pipeline));
    }
    assertThat(sent(pipeline)).isEmpty();
  }

  @Test
  void takesForNoNoteWhatIsNone(Pipeline pipeline) {
    pipeline.servers().topics().create(notes(pipeline), 1, 1);
    pipeline.send(new ProducerRecord<>(notes(pipeline), "no key".getBytes(UTF_8)));
    pipeline.send(new ProducerRecord<>(notes(pipeline), "no number".getBytes(UTF_8), new byte[1]));
    pipeline.send(new Letters(pipeline).of(0, "{"));

    try (var replay = start(pipeline)) {
      assertThat(replay.await(SOON)).as(replay::stderr).isZero();
      assertThat(replay.stdout()).contains("1 read, 1 sent again");
    }
  }

  @Test
  void passesOverWhatIsTooLargeAndSendsTheOthers(Pipeline pipeline) {
    var topic = new TopicChanges(pipeline.servers(), pipeline.topic());
    var letters = new Letters(pipeline);
    pipeline.send(letters.of(0, "first"));
    pipeline.send(letters.of(1, noise()));
    pipeline.send(letters.of(2, "third"));
    topic.set(LIMIT, 2_000);

    try (var replay = start(pipeline, "--limit", "2")) {
      assertThat(replay.await(SOON)).as(replay::stderr).isOne();
      assertThat(replay.stdout().strip())
          .isEqualTo(
              "dlq replay: 3 read, 2 sent again, 0 already replayed, 0 exhausted, 0 not selected, 1 refused");
      assertThat(replay.stderr())
          .contains("the reject of %s/0/1/0 (5000 bytes)".formatted(pipeline.topic()), LIMIT)
          .contains("sales: not everything was sent again");
    }
    assertThat(sent(pipeline)).containsExactlyInAnyOrder("first", "third");

    topic.set(LIMIT, 10_000);
    try (var replay = start(pipeline)) {
      assertThat(replay.await(SOON)).as(replay::stderr).isZero();
      assertThat(replay.stdout()).contains("3 read, 1 sent again, 2 already replayed");
    }
  }

  @Test
  void passesOverTheOneOfABatchThatTheBrokerRefuses(Pipeline pipeline) {
    Letters letters = new Letters(pipeline);
    sendWithKey(pipeline, letters.of(1, "first"));
    sendWithKey(pipeline, letters.of(2, "second"));
    sendWithKey(pipeline, letters.of(3, "third"));
    pipeline.send(letters.of(7, "without a key"));
    new TopicChanges(pipeline.servers(), pipeline.topic()).set("cleanup.policy", "compact");

    try (var replay = start(pipeline)) {
      assertThat(replay.await(SOON)).as(replay::stderr).isOne();
      assertThat(replay.stdout()).contains("4 read, 3 sent again", "1 refused");
      assertThat(replay.stderr()).contains("the reject of %s/0/7/0".formatted(pipeline.topic()));
    }
    assertThat(sent(pipeline)).containsExactlyInAnyOrder("first", "second", "third");
  }

  private static void sendWithKey(Pipeline pipeline, ProducerRecord<byte[], byte[]> letter) {
    pipeline.send(
        new ProducerRecord<>(
            letter.topic(), 0, "same".getBytes(UTF_8), letter.value(), letter.headers()));
  }

  @Test
  void sendsALineOfManyMebibytesThatFitsCompressed(Pipeline pipeline) {
    byte[] line = new byte[20 << 20];
    sendCompressed(pipeline, new Letters(pipeline).of(0, line));

    try (var replay = start(pipeline)) {
      assertThat(replay.await(SOON)).as(replay::stderr).isZero();
    }
    assertThat(records(pipeline)).extracting(ConsumerRecord::value).containsExactly(line);
  }

  private static void sendCompressed(Pipeline pipeline, ProducerRecord<byte[], byte[]> record) {
    try (var producer =
        new KafkaProducer<>(
            ProducerProperties.of(
                pipeline.servers().kafka(), Map.of(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L << 20)),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(record);
    }
  }

  @Test
  void sendsTheTimeOfTheRecordWithItsReject(Pipeline pipeline) {
    pipeline.send(new Letters(pipeline).of(0, "{"));

    try (var replay = start(pipeline)) {
      assertThat(replay.await(SOON)).as(replay::stderr).isZero();
    }
    assertThat(records(pipeline))
        .extracting(record -> header(record, "sales.timestamp"))
        .containsExactly("1764140000123");
  }

  @Test
  void tellsWhatRetentionTookBeforeItWasReadAndSendsTheOthers(
      Pipeline pipeline, @TempDir Path folder) throws IOException {
    new Letters(pipeline).send(MANY);

    try (var replay = start(pipeline, "--kafka-config", slowReading(folder))) {
      await().atMost(SOON).until(() -> !records(pipeline).isEmpty());
      new TopicChanges(pipeline.servers(), pipeline.dlqTopic()).deleteRecordsBefore(0, MANY - 1);

      assertThat(replay.await(SOON)).as(replay::stderr).isOne();
      assertThat(replay.stderr())
          .containsPattern("partition 0 offsets \\d+\\.\\.%d".formatted(MANY - 2))
          .contains("sales: not everything was sent again");
    }
    assertThat(records(pipeline))
        .extracting(record -> header(record, "__connect.errors.offset"))
        .contains("0", Integer.toString(MANY - 1))
        .hasSizeLessThan(MANY);
  }

  @Test
  void givesUpAfterTheDeadlineWhenTheBrokerDiesMeanwhile(Pipeline pipeline, @TempDir Path folder)
      throws IOException {
    var faults = new Faults(pipeline);
    new Letters(pipeline).send(MANY);
    try (var replay =
        start(pipeline, "--kafka-config", slowReading(folder), "--retry-deadline", "8s")) {
      try {
        await().atMost(SOON).until(() -> !records(pipeline).isEmpty());
        faults.broker().kill();

        assertThat(replay.await(Duration.ofSeconds(40))).isOne();
        assertThat(replay.stderr()).contains("does not answer; waiting up to");
        assertThat(Faults.results(replay.stderr()))
            .singleElement()
            .asString()
            .matches("sales: Kafka at 127.0.0.1:\\d+ did not answer within 8 s.*");
      } finally {
        faults.broker().restart();
      }
    }
  }

  /** Reads some thirty letters at a time, ten times a second. */
  private static String slowReading(Path folder) throws IOException {
    return Files.writeString(
            folder.resolve("kafka"),
            "max.partition.fetch.bytes=10000\nfetch.min.bytes=1000000\nfetch.max.wait.ms=100\n")
        .toString();
  }

  private static SalesProcess start(Pipeline pipeline, String... more) {
    return SalesProcess.start(
        Stream.concat(
                Stream.of(
                    "dlq",
                    "replay",
                    "--topic",
                    pipeline.topic(),
                    "--dlq-topic",
                    pipeline.dlqTopic(),
                    "--bootstrap-servers",
                    pipeline.servers().kafka().bootstrapServers()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static String notes(Pipeline pipeline) {
    return pipeline.dlqTopic() + "_replayed";
  }

  /** Bytes that nothing can compress. */
  private static byte[] noise() {
    var bytes = new byte[5_000];
    new Random(SEED).nextBytes(bytes);
    return bytes;
  }

  private static List<String> sent(Pipeline pipeline) {
    return records(pipeline).stream().map(record -> new String(record.value(), UTF_8)).toList();
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(Pipeline pipeline) {
    return TopicRecords.of(pipeline.servers().kafka().bootstrapServers(), pipeline.topic());
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
