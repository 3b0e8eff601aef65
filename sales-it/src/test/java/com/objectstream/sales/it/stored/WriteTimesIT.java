package com.objectstream.sales.it.stored;

import static com.objectstream.sales.it.harness.Events.EVENING_OF_29_JUNE_2018;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.it.harness.StoredSale;
import com.objectstream.sales.it.harness.TopicChanges;
import com.objectstream.sales.job.batch.BatchAccount;
import com.objectstream.sales.model.SaleEvent;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A row is written with the time of its record, whatever that is, and is never made of two. */
@ExtendWith(SharedServers.class)
class WriteTimesIT {
  private static final long MICROS = 1_000;
  private static final Instant AN_HOUR_AGO = Instant.now().minusSeconds(3_600);
  private static final Instant IN_HALF_AN_HOUR = Instant.now().plusSeconds(1_800);

  @Test
  void writesWithTheTimeOfTheRecordAlsoALittleInTheFuture(Pipeline pipeline) {
    send(pipeline, sale("past", 1, Optional.empty()), AN_HOUR_AGO.toEpochMilli());
    send(pipeline, sale("future", 2, Optional.empty()), IN_HALF_AN_HOUR.toEpochMilli());

    pipeline.streamOnce("first");

    assertThat(pipeline.sales())
        .extracting(StoredSale::saleId, StoredSale::written)
        .containsExactlyInAnyOrder(
            tuple("past", AN_HOUR_AGO.toEpochMilli() * MICROS),
            tuple("future", IN_HALF_AN_HOUR.toEpochMilli() * MICROS + 10));
  }

  @Test
  void writesWithTheTimeOfTheSaleWhereThatOfTheRecordIsInAnotherUnit(Pipeline pipeline) {
    new TopicChanges(pipeline.servers(), pipeline.topic())
        .set("message.timestamp.after.max.ms", Long.MAX_VALUE);
    send(pipeline, sale("nanoseconds", 1, Optional.empty()), 1_764_140_000_000_000_000L);
    send(pipeline, sale("microseconds", 2, Optional.empty()), 1_764_140_000_000_000L);
    send(pipeline, sale("zero", 3, Optional.empty()), 0);

    assertThat(pipeline.streamOnce("first")).isEqualTo(new BatchAccount(3, 3, 0, 0));

    long ofSale = EVENING_OF_29_JUNE_2018.toEpochMilli() * MICROS;
    assertThat(pipeline.sales())
        .extracting(StoredSale::saleId, StoredSale::written)
        .containsExactlyInAnyOrder(
            tuple("nanoseconds", ofSale), tuple("microseconds", ofSale + 10), tuple("zero", 20L));
  }

  @Test
  void keepsTheLaterOfTwoLinesOfOneKeyAsAWhole(Pipeline pipeline) {
    pipeline.send(
        sale("one", 99, Optional.of("A name")) + "\n" + sale("one", 1, Optional.of("Z name")));
    pipeline.send(
        sale("other", 1, Optional.of("Z name")) + "\n" + sale("other", 99, Optional.of("A name")));

    pipeline.streamOnce("first");

    assertThat(pipeline.sales())
        .extracting(StoredSale::saleId, StoredSale::itemSold, StoredSale::itemName)
        .containsExactlyInAnyOrder(tuple("one", 1, "Z name"), tuple("other", 99, "A name"));
  }

  @Test
  void keepsTheLaterOfTwoRecordsOfOneKeyAndMillisecondAsAWhole(Pipeline pipeline) {
    long at = AN_HOUR_AGO.toEpochMilli();
    send(pipeline, sale("one", 99, Optional.of("A name")), at);
    send(pipeline, sale("one", 1, Optional.of("Z name")), at);
    send(pipeline, sale("other", 1, Optional.of("Z name")), at);
    send(pipeline, sale("other", 99, Optional.of("A name")), at);

    pipeline.streamOnce("first");

    assertThat(pipeline.sales())
        .extracting(StoredSale::saleId, StoredSale::itemSold, StoredSale::itemName)
        .containsExactlyInAnyOrder(tuple("one", 1, "Z name"), tuple("other", 99, "A name"));
  }

  private static String sale(String saleId, int itemSold, Optional<String> name) {
    return Events.json(
        new SaleEvent(
            "cup",
            "Hermitage - 1",
            EVENING_OF_29_JUNE_2018.toEpochMilli(),
            itemSold,
            name,
            Optional.of(saleId)));
  }

  private static void send(Pipeline pipeline, String value, long timestamp) {
    pipeline.send(
        new ProducerRecord<>(pipeline.topic(), 0, timestamp, null, value.getBytes(UTF_8)));
  }
}
