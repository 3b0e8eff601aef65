package com.objectstream.sales.it.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.CheckpointTampering;
import com.objectstream.sales.it.harness.Letters;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SeededEvents;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.it.harness.StoredSale;
import com.objectstream.sales.local.delivery.DeliveryCount;
import com.objectstream.sales.local.delivery.DeliveryReport;
import com.objectstream.sales.producer.event.GeneratorSettings;
import com.objectstream.sales.transform.source.RejectHeaders;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The delivery check finds each fault, and none where there is none. */
@ExtendWith(SharedServers.class)
class DeliveryIT {
  private static final GeneratorSettings SETTINGS =
      GeneratorSettings.DEFAULT.withSeed(7).withDays(3).withShares(0.1, 0.1, 0.1);
  private static final long EVENTS = 500;

  @Test
  void isExactAfterACleanRun(Pipeline pipeline) {
    DeliveryReport report = delivered(pipeline);

    assertThat(report)
        .isEqualTo(
            new DeliveryReport(
                report.sent(),
                pipeline.sales().size(),
                pipeline.rejects().size(),
                0,
                0,
                0,
                0,
                0,
                Map.of()));
    assertThat(report.produced()).isEqualTo(EVENTS);
    assertThat(report.stored()).isEqualTo(report.sent().sales()).isPositive();
    assertThat(report.rejected()).isEqualTo(report.sent().malformed()).isPositive();
    assertThat(report.sent().duplicates()).isPositive();
  }

  @Test
  void takesReadingAgainAndReplayForNoFault(Pipeline pipeline) {
    DeliveryReport clean = delivered(pipeline);
    pipeline.streamOnce("fresh");
    new Letters(pipeline).replay();
    pipeline.streamOnce("fresh");

    assertThat(pipeline.rejects()).hasSize((int) (3 * clean.rejected()));
    assertThat(pipeline.delivered(SETTINGS, EVENTS))
        .isEqualTo(
            new DeliveryReport(
                clean.sent(),
                clean.stored(),
                clean.rejected(),
                clean.rejected(),
                0,
                0,
                0,
                0,
                Map.of()));
  }

  @Test
  void findsEachFaultOfTheTable(Pipeline pipeline) {
    DeliveryReport clean = delivered(pipeline);
    List<StoredSale> sales = pipeline.sales();
    StoredSale lost = sales.get(0);
    StoredSale second = with(sales.get(1), "another item", sales.get(1).saleId(), 1);
    StoredSale changed = sales.get(2);
    StoredSale foreign = with(sales.get(3), "an item", "8-1", 1);
    var tampering = new CheckpointTampering(pipeline);
    tampering.delete(lost);
    tampering.insert(second);
    tampering.setItemSold(changed, 99);
    tampering.insert(foreign);

    assertThat(pipeline.delivered(SETTINGS, EVENTS))
        .isEqualTo(
            new DeliveryReport(
                clean.sent(),
                clean.stored() + 1,
                clean.rejected(),
                0,
                1,
                1,
                1,
                1,
                Map.of(
                    DeliveryCount.LOST,
                    List.of("in no row: " + shown(lost, lost.itemSold())),
                    DeliveryCount.DUPLICATED,
                    List.of("one of 2 rows: " + shown(second, 1)),
                    DeliveryCount.CHANGED,
                    List.of(
                        "item_sold is 99, not %d in row: %s"
                            .formatted(changed.itemSold(), shown(changed, 99))),
                    DeliveryCount.UNEXPECTED,
                    List.of("row: " + shown(foreign, 1)))));
  }

  @Test
  void findsEachFaultOfTheRejects(Pipeline pipeline) {
    DeliveryReport clean = delivered(pipeline);
    List<ConsumerRecord<byte[], byte[]>> rejects = pipeline.rejects();
    new CheckpointTampering(pipeline).deleteFirstReject();
    // As a crash between the dead letter topic and the checkpoint leaves it
    pipeline.send(CheckpointTampering.copy(rejects.get(1)));
    ProducerRecord<byte[], byte[]> twice = CheckpointTampering.copy(rejects.get(2));
    twice.headers().add(RejectHeaders.OFFSET, "999999".getBytes(UTF_8));
    pipeline.send(twice);
    pipeline.send(new ProducerRecord<>(pipeline.dlqTopic(), "another program's".getBytes(UTF_8)));

    String record = pipeline.dlqTopic() + ", partition 0, offset ";
    String partition =
        new String(twice.headers().lastHeader(RejectHeaders.PARTITION).value(), UTF_8);
    assertThat(pipeline.delivered(SETTINGS, EVENTS))
        .isEqualTo(
            new DeliveryReport(
                clean.sent(),
                clean.stored(),
                clean.rejected() + 1,
                1,
                1,
                1,
                0,
                1,
                Map.of(
                    DeliveryCount.LOST,
                    List.of("in no reject: " + text(rejects.get(0))),
                    DeliveryCount.DUPLICATED,
                    List.of(
                        "reject of %s/%s/999999/0 in %s%d: %s"
                            .formatted(
                                pipeline.topic(),
                                partition,
                                record,
                                rejects.size() + 1,
                                text(rejects.get(2)))),
                    DeliveryCount.UNEXPECTED,
                    List.of(
                        "no reject of the job in %s%d: another program's"
                            .formatted(record, rejects.size() + 2)))));
  }

  private static DeliveryReport delivered(Pipeline pipeline) {
    new SeededEvents(SETTINGS, EVENTS).sendTo(pipeline);
    pipeline.streamOnce("first");
    return pipeline.delivered(SETTINGS, EVENTS);
  }

  private static StoredSale with(StoredSale sale, String itemId, String saleId, int itemSold) {
    return new StoredSale(
        sale.storeId(), sale.day(), sale.at(), itemId, saleId, sale.itemName(), itemSold, 0);
  }

  private static String shown(StoredSale sale, int itemSold) {
    return "store_id=%s, timestamp_dt=%s, timestamp_ms=%d, item_id=%s, sale_id=%s, item_name=%s, item_sold=%d"
        .formatted(
            sale.storeId(),
            sale.day(),
            sale.at().toEpochMilli(),
            sale.itemId(),
            sale.saleId(),
            sale.itemName(),
            itemSold);
  }

  private static String text(ConsumerRecord<byte[], byte[]> reject) {
    return new String(reject.value(), UTF_8);
  }
}
