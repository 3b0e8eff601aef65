package com.objectstream.sales.it.guards;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.CommandResult;
import com.objectstream.sales.it.harness.EventProducer;
import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.it.harness.SharedServers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What waits for the end of a transaction is no lag, and nobody wonders why it is not stored. */
@ExtendWith(SharedServers.class)
class OpenTransactionIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void isToldByCheckAndAtTheEndOfOnce(Pipeline pipeline) throws Exception {
    pipeline.send(Events.PLATES);
    Instant before = Instant.now();
    try (var producer = EventProducer.inTransaction(pipeline)) {
      send(producer, pipeline);
      send(producer, pipeline);
      String waiting =
          "2 records of topic %s partition 0, from offset 1 on, wait for the end of a transaction that is open since "
              .formatted(pipeline.topic());

      CommandResult check = CommandResult.check(pipeline, "once");

      assertThat(check.status()).as(check.stderr()).isZero();
      assertThat(check.stdout())
          .contains(
              "warn  " + waiting,
              " (transactional.id %s)".formatted(pipeline.topic()),
              "lag of topic %s: 1 record (partition 0: 1, partition 1: 0)"
                  .formatted(pipeline.topic()));
      assertThat(begin(check.stdout())).isBetween(before.minusSeconds(1), Instant.now());

      try (var stream = SalesProcess.start(pipeline.streamArguments())) {
        assertThat(stream.await(SOON)).as(stream::stderr).isZero();
        assertThat(stream.stderr()).contains(waiting);
      }
      producer.commitTransaction();
    }
    assertThat(CommandResult.check(pipeline, "once").stdout())
        .doesNotContain("transaction")
        .contains("lag of topic %s: ".formatted(pipeline.topic()));
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, Pipeline pipeline)
      throws ExecutionException, InterruptedException {
    byte[] sale = Events.sale("cup", 1).getBytes(UTF_8);
    producer.send(new ProducerRecord<>(pipeline.topic(), 0, null, sale)).get();
  }

  private static Instant begin(String stdout) {
    Matcher since = Pattern.compile("open since (\\S+)").matcher(stdout);
    assertThat(since.find()).as(stdout).isTrue();
    return Instant.parse(since.group(1));
  }
}
