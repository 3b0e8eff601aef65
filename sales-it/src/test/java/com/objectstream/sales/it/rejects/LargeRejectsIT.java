package com.objectstream.sales.it.rejects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.objectstream.sales.it.harness.BadLine;
import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.it.harness.TopicChanges;
import com.objectstream.sales.job.batch.BatchAccount;
import com.objectstream.sales.job.reject.RejectedLine;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A line reaches the dead letter topic however large it is, though headers make it larger. */
@ExtendWith(SharedServers.class)
class LargeRejectsIT {
  private static final String LIMIT = "max.message.bytes";

  /** Of a topic that nobody has configured; and a value that just fits into it. */
  private static final int DEFAULT_LIMIT = (1 << 20) + 12;

  private static final int LARGEST_VALUE = DEFAULT_LIMIT - 80;
  private static final int HEADERS = 64 << 10;
  private static final long SEED = 43;

  @Test
  void rejectsALineOfSeveralMebibytes(Pipeline pipeline) {
    byte[] line = "x".repeat(5 << 20).getBytes(UTF_8);
    pipeline.send(line);

    assertThat(pipeline.streamOnce("first")).isEqualTo(new BatchAccount(1, 0, 1, 0));
    assertRejected(pipeline, "MALFORMED_JSON", line);
  }

  @Test
  void rejectsALineAsLargeAsBothTopicsTake(Pipeline pipeline) {
    limitTopics(pipeline);
    byte[] line = "x".repeat(LARGEST_VALUE).getBytes(UTF_8);
    pipeline.send(line);

    assertThat(pipeline.streamOnce("first")).isEqualTo(new BatchAccount(1, 0, 1, 0));
    assertRejected(pipeline, "MALFORMED_JSON", line);
  }

  @Test
  void asksForALargerLimitWhereCompressionDoesNotHelpAndThenGoesOn(Pipeline pipeline) {
    limitTopics(pipeline);
    byte[] line = noiseOf(LARGEST_VALUE);
    pipeline.send(line);

    assertThatThrownBy(() -> pipeline.streamOnce("same"))
        .hasStackTraceContaining(
            "the reject of %s/0/0/0 is too large for topic %s "
                .formatted(pipeline.topic(), pipeline.dlqTopic()))
        .hasStackTraceContaining("raise %s of %s".formatted(LIMIT, pipeline.dlqTopic()));
    assertThat(pipeline.rejects()).isEmpty();

    new TopicChanges(pipeline.servers(), pipeline.dlqTopic()).set(LIMIT, DEFAULT_LIMIT + HEADERS);
    assertThat(pipeline.streamOnce("same")).isEqualTo(new BatchAccount(1, 0, 1, 0));
    assertRejected(pipeline, "INVALID_UTF8", line);
  }

  @Test
  void rejectsALineOf70MebibytesThatTheBrokerTakesCompressed(Pipeline pipeline) {
    byte[] line =
        BadLine.GOOD.replace("}", ",\"note\":\"" + "x".repeat(70 << 20) + "\"}").getBytes(UTF_8);
    sendCompressed(pipeline, line);
    pipeline.send(Events.PLATES);

    assertThat(pipeline.streamOnce("first")).isEqualTo(new BatchAccount(2, 1, 1, 0));
    assertRejected(pipeline, "TOO_LARGE", line);
  }

  private static void sendCompressed(Pipeline pipeline, byte[] line) {
    var config =
        Map.<String, Object>of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            pipeline.servers().kafka().bootstrapServers(),
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "zstd",
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            Integer.MAX_VALUE,
            ProducerConfig.BUFFER_MEMORY_CONFIG,
            (long) Integer.MAX_VALUE);
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(config, bytes, bytes)) {
      producer.send(new ProducerRecord<>(pipeline.topic(), 0, null, line));
    }
  }

  private static void limitTopics(Pipeline pipeline) {
    for (String topic : List.of(pipeline.topic(), pipeline.dlqTopic())) {
      new TopicChanges(pipeline.servers(), topic).set(LIMIT, DEFAULT_LIMIT);
    }
  }

  /** One line of bytes that are not UTF-8 and that nothing can compress. */
  private static byte[] noiseOf(int size) {
    var line = new byte[size];
    new Random(SEED).nextBytes(line);
    for (int i = 0; i < size; i++) {
      line[i] = line[i] == '\n' ? (byte) 0xff : line[i];
    }
    return line;
  }

  private static void assertRejected(Pipeline pipeline, String reason, byte[] line) {
    assertThat(pipeline.rejects().stream().map(RejectedLine::of))
        .extracting(RejectedLine::reason, RejectedLine::value)
        .containsExactly(tuple(reason, line));
  }
}
