package com.objectstream.sales.it.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.it.harness.StoredSale;
import com.objectstream.sales.job.checkpoint.Stretch;
import com.objectstream.sales.job.start.StartChecks;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A stretch of the topic is stored again, by the timestamps of its records. */
@ExtendWith(SharedServers.class)
class BackfillIT {
  /** Younger than Kafka keeps records, which it may delete at any moment otherwise. */
  private static final Instant NOON =
      Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(12));

  /** Kafka has no such time. */
  private static final Instant BEFORE_1970 = Instant.parse("1960-01-01T00:00:00Z");

  private static final Stretch SECOND_MINUTE = minutes(1, 2);

  @Test
  void storesThatStretchAloneAndOverwritesNothingThatIsNewer(Pipeline pipeline) {
    send(pipeline, 0, 0, "before", 1);
    send(pipeline, 0, 60, "first", 2);
    send(pipeline, 0, 90, "corrected", 3);
    send(pipeline, 0, 119, "last", 4);
    send(pipeline, 0, 120, "after", 5);
    send(pipeline, 1, 30, "before too", 6); // a partition that the stretch has nothing of
    send(pipeline, 0, 240, "corrected", 7);
    pipeline.stream(pipeline.options("later").of(minutes(4, 5)));
    assertThat(pipeline.sales()).extracting(StoredSale::itemSold).containsExactly(7);

    var account = pipeline.stream(pipeline.options("again").of(SECOND_MINUTE));

    assertThat(account).hasToString("3 lines read = 3 stored + 0 rejected + 0 skipped");
    assertThat(pipeline.sales())
        .extracting(sale -> sale.saleId() + " " + sale.itemSold())
        .containsExactlyInAnyOrder("first 2", "corrected 7", "last 4");
  }

  @Test
  void endsWhereTheTopicEndedAtTheFirstStartAndRefusesAnotherStretch(Pipeline pipeline) {
    send(pipeline, 0, 60, "first", 1);
    var openEnd = new Stretch(BEFORE_1970, Optional.empty());
    StartChecks.passed(pipeline.options("open").of(openEnd)).close(); // and then it was killed
    send(pipeline, 0, 61, "later", 1);

    assertThat(pipeline.stream(pipeline.options("open").of(openEnd)).stored()).isEqualTo(1);
    assertThat(pipeline.stream(pipeline.options("open").of(openEnd)).stored()).isZero();

    assertThatThrownBy(() -> StartChecks.passed(pipeline.options("open").of(SECOND_MINUTE)))
        .hasMessageContaining(
            "the checkpoint is of the stretch from %s to the end, not the stretch from %s to %s: correct --from-time",
            BEFORE_1970, NOON.plusSeconds(60), NOON.plusSeconds(120));
    assertThatThrownBy(() -> StartChecks.passed(pipeline.options("open")))
        .hasMessageContaining("not the whole topic");
  }

  private static Stretch minutes(int from, int to) {
    return new Stretch(NOON.plusSeconds(60L * from), Optional.of(NOON.plusSeconds(60L * to)));
  }

  private static void send(
      Pipeline pipeline, int partition, int second, String saleId, int itemSold) {
    String sale =
        "{\"item_id\":\"cup\",\"store_id\":\"s\",\"timestamp_ms\":1530305100936,\"item_sold\":%d,\"sale_id\":\"%s\"}"
            .formatted(itemSold, saleId);
    long at = NOON.plusSeconds(second).toEpochMilli();
    pipeline.send(
        new ProducerRecord<>(pipeline.topic(), partition, at, null, sale.getBytes(UTF_8)));
  }
}
