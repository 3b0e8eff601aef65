package com.objectstream.sales.it.stored;

import static com.objectstream.sales.it.harness.Events.EVENING_OF_29_JUNE_2018;
import static com.objectstream.sales.it.harness.Events.PLATES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.it.harness.StoredSale;
import com.objectstream.sales.job.batch.BatchAccount;
import com.objectstream.sales.model.SaleEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A line that keeps the rules becomes exactly one row, to the byte. */
@ExtendWith(SharedServers.class)
class StoredSalesIT {
  // Not longer ago, or the retention of the topic would delete the records at once.
  private static final Instant AN_HOUR_AGO =
      Instant.now().minusSeconds(3_600).truncatedTo(ChronoUnit.MILLIS);

  @Test
  void storesTheReferenceMessageAsItsRow(Pipeline pipeline) {
    RecordMetadata sent = pipeline.send(PLATES);

    assertThat(pipeline.streamOnce("first")).isEqualTo(new BatchAccount(1, 1, 0, 0));
    assertThat(pipeline.sales())
        .containsExactly(
            new StoredSale(
                "Hermitage - 1",
                LocalDate.of(2018, 6, 29),
                EVENING_OF_29_JUNE_2018,
                "plates-235",
                "%s/0/0".formatted(pipeline.topic()),
                "Plates",
                23,
                sent.timestamp() * 1_000));
  }

  @Test
  void storesEachLineOfAValueAsASaleOfItsOwn(Pipeline pipeline) {
    pipeline.send("\n" + Events.sale("cup", 1) + "\n \r\n" + Events.sale("cup", 1) + "\r\n");

    assertThat(pipeline.streamOnce("first")).isEqualTo(new BatchAccount(2, 2, 0, 0));
    assertThat(pipeline.sales())
        .extracting(StoredSale::saleId)
        .containsExactlyInAnyOrder(pipeline.topic() + "/0/0/1", pipeline.topic() + "/0/0/3");
  }

  @Test
  void storesASaleWithAnIdentityOnceHoweverOftenItIsSent(Pipeline pipeline) {
    String sale = cup(Optional.of("Cup"), "536365-0");
    pipeline.send(sale + "\n" + sale);
    pipeline.send(sale);

    assertThat(pipeline.streamOnce("first")).isEqualTo(new BatchAccount(3, 3, 0, 0));
    assertThat(pipeline.sales()).extracting(StoredSale::saleId).containsExactly("536365-0");
  }

  @Test
  void leavesAnUnknownNameUnset(Pipeline pipeline) {
    pipeline.send(cup(Optional.of("Cup"), "536365-0"));
    pipeline.send(cup(Optional.empty(), "536365-0"));
    pipeline.send(cup(Optional.empty(), "536365-1"));

    pipeline.streamOnce("first");

    assertThat(pipeline.sales())
        .extracting(StoredSale::saleId, StoredSale::itemName)
        .containsExactlyInAnyOrder(tuple("536365-0", "Cup"), tuple("536365-1", null));
  }

  @Test
  void neverLetsAnOldRecordOverwriteANewerOne(Pipeline pipeline) {
    String newer = cup(Optional.empty(), "536365-0");
    String older = newer.replace("\"item_sold\":2", "\"item_sold\":99");
    pipeline.send(recordOf(newer, AN_HOUR_AGO, pipeline));
    pipeline.streamOnce("first");
    pipeline.send(recordOf(older, AN_HOUR_AGO.minusMillis(1), pipeline));
    pipeline.streamOnce("first");

    assertThat(pipeline.sales()).extracting(StoredSale::itemSold).containsExactly(2);
  }

  @Test
  void storesHostileTextByteForByte(Pipeline pipeline) {
    String hostile =
        "Robert'); DROP TABLE dg_item_sales;-- \" \\ \u0000\u0001\t\r\n\u2028 🍽️ é ﷽ \u202e $$ ? :x";
    pipeline.send(
        Events.json(
            new SaleEvent(
                "i " + hostile,
                "s " + hostile,
                EVENING_OF_29_JUNE_2018.toEpochMilli(),
                -2,
                Optional.of(hostile),
                Optional.of("id " + hostile))));

    assertThat(pipeline.streamOnce("first")).isEqualTo(new BatchAccount(1, 1, 0, 0));
    assertThat(pipeline.sales())
        .extracting(
            StoredSale::itemId,
            StoredSale::storeId,
            StoredSale::itemName,
            StoredSale::saleId,
            StoredSale::itemSold)
        .containsExactly(tuple("i " + hostile, "s " + hostile, hostile, "id " + hostile, -2));
  }

  @Test
  void countsARecordWithoutAValueAsSkipped(Pipeline pipeline) {
    pipeline.send(new ProducerRecord<>(pipeline.topic(), 0, "a key".getBytes(UTF_8), null));
    pipeline.send(PLATES);

    assertThat(pipeline.streamOnce("first")).isEqualTo(new BatchAccount(2, 1, 0, 1));
    assertThat(pipeline.sales()).hasSize(1);
    assertThat(pipeline.rejects()).isEmpty();
  }

  private static String cup(Optional<String> name, String saleId) {
    return Events.json(
        new SaleEvent(
            "cup",
            "Hermitage - 1",
            EVENING_OF_29_JUNE_2018.toEpochMilli(),
            2,
            name,
            Optional.of(saleId)));
  }

  private static ProducerRecord<byte[], byte[]> recordOf(
      String value, Instant at, Pipeline pipeline) {
    return new ProducerRecord<>(
        pipeline.topic(), 0, at.toEpochMilli(), null, value.getBytes(UTF_8));
  }
}
