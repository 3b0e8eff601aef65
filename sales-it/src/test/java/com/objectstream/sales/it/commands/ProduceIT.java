package com.objectstream.sales.it.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.it.harness.SeededEvents;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.it.harness.TopicChanges;
import com.objectstream.sales.it.harness.TopicRecords;
import com.objectstream.sales.producer.event.GeneratorSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code produce} asked to stop, whatever it does at the moment, and when it fails. */
@ExtendWith(SharedServers.class)
class ProduceIT {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration END = Duration.ofSeconds(12);

  @Test
  void tellsWhatItHasSentWhenItIsStoppedMidway(Pipeline pipeline) {
    try (var produce = produce(pipeline, "--duration", "1h", "--rate", "500")) {
      await().atMost(START).until(() -> produce.stderr().contains("produced "));

      assertEndsAsDone(produce);
      int sent = records(pipeline).size();
      assertThat(sent).isPositive();
      assertThat(produce.stdout())
          .matches("produced " + sent + " records to \\S+ in \\S+ s \\(\\S+/s\\): .*\\n");
    }
  }

  @Test
  void tellsWhatItHasSentWhenItIsStoppedWaitingForStandardInput(Pipeline pipeline)
      throws IOException {
    try (var produce = produce(pipeline, "--file", "-");
        OutputStream stdin = produce.process().getOutputStream()) {
      stdin.write("one\ntwo\n".getBytes(UTF_8));
      stdin.flush();
      await().atMost(START).until(() -> records(pipeline).size() == 2);

      assertEndsAsDone(produce);
      assertThat(produce.stdout()).matches("produced 2 records to \\S+ in .*\\n");
    }
  }

  @Test
  void sendsToPartitionsThatAreNotServedYet(Pipeline pipeline) {
    var events = new SeededEvents(GeneratorSettings.DEFAULT.withSeed(7), 40_000);
    new TopicChanges(pipeline.servers(), pipeline.topic()).beginPartitions(96);

    assertThat(events.sendTo(pipeline).records()).isEqualTo(40_000);
  }

  @Test
  void endsWhileItWaitsForABroker() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var produce =
            SalesProcess.start(
                "produce",
                "--bootstrap-servers",
                "127.0.0.1:" + silent.getLocalPort(),
                "--count",
                "1");
        Socket connection = silent.accept()) {
      assertThat(connection.isConnected()).isTrue();

      assertEndsAsDone(produce);
      assertThat(produce.stdout()).isEmpty();
    }
  }

  @Test
  void failsInOneLineWhenTheTopicIsMissing(Pipeline pipeline) {
    String servers = pipeline.servers().kafka().toString();
    String missing = pipeline.topic() + "_missing";
    try (var produce = produceTo(missing, pipeline, "--count", "1")) {
      assertThat(produce.await(START)).isEqualTo(1);

      assertThat(produce.stdout()).isEmpty();
      assertThat(produce.stderr())
          .isEqualTo(
              "sales: topic %s does not exist at %s: create it, or correct --topic\n"
                  .formatted(missing, servers));
    }
  }

  private static SalesProcess produce(Pipeline pipeline, String... options) {
    return produceTo(pipeline.topic(), pipeline, options);
  }

  private static SalesProcess produceTo(String topic, Pipeline pipeline, String... options) {
    String servers = pipeline.servers().kafka().toString();
    var command = List.of("produce", "--bootstrap-servers", servers, "--topic", topic);
    return SalesProcess.start(
        Stream.concat(command.stream(), Stream.of(options)).toArray(String[]::new));
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(Pipeline pipeline) {
    return TopicRecords.of(pipeline.servers().kafka().bootstrapServers(), pipeline.topic());
  }

  private static void assertEndsAsDone(SalesProcess produce) {
    produce.process().destroy();
    assertThat(produce.await(END)).as(produce::stderr).isZero();
    assertThat(produce.stderr()).doesNotContain("sales: ", "ERROR", "\tat ");
  }
}
