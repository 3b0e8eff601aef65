package com.objectstream.sales.it.stored;

import static com.objectstream.sales.it.harness.Events.EVENING_OF_29_JUNE_2018;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.it.harness.StoredSale;
import com.objectstream.sales.job.batch.BatchAccount;
import com.objectstream.sales.job.reject.RejectedLine;
import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.model.SaleJson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is as large as the rules allow is stored to the byte, and one byte more is a reject. */
@ExtendWith(SharedServers.class)
class LargeLinesIT {
  private static final int LINE = 1 << 20;
  private static final int KEY_TEXT = 32 << 10;

  @Test
  void storesALineOfOneMebibyteAndRejectsOneByteMore(Pipeline pipeline) {
    SaleEvent most = saleOfBytes(LINE, "most");
    byte[] more = SaleJson.write(saleOfBytes(LINE + 1, "more"));
    assertStoresAndRejects(pipeline, most, more);
  }

  @Test
  void storesTextsOfTheKeyOf32KibibytesAndRejectsOneByteMore(Pipeline pipeline) {
    String text = "é".repeat(KEY_TEXT / 2);
    // What the longest item leaves of the 65,535 bytes that a row has for its place in a partition
    String saleId = "x".repeat(65_535 - Long.BYTES - KEY_TEXT);
    SaleEvent most = sale(text, text, "cup", saleId);
    byte[] more = SaleJson.write(sale(text, text, "cup", saleId + "x"));
    assertStoresAndRejects(pipeline, most, more);
  }

  private static void assertStoresAndRejects(Pipeline pipeline, SaleEvent most, byte[] more) {
    pipeline.send(SaleJson.write(most));
    pipeline.send(more);

    assertThat(pipeline.streamOnce("first")).isEqualTo(new BatchAccount(2, 1, 1, 0));
    assertThat(pipeline.sales()).extracting(StoredSale::event).containsExactly(most);
    assertRejected(pipeline, more);
  }

  @Test
  void storesMoreInOnePartitionThanOneMutationCanHold(Pipeline pipeline) {
    List<String> ids = IntStream.range(0, 20).mapToObj(i -> "sale-" + i).toList();
    ids.forEach(id -> pipeline.send(SaleJson.write(saleOfBytes(LINE, id))));

    assertThat(pipeline.streamOnce("first")).isEqualTo(new BatchAccount(20, 20, 0, 0));
    assertThat(
            pipeline.query("SELECT sale_id FROM %s.dg_item_sales".formatted(pipeline.keyspace())))
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void storesOrRejectsEachOfVeryManyLinesOfAValue(Pipeline pipeline) {
    int pairs = 20_000;
    pipeline.send(
        IntStream.range(0, pairs)
            .mapToObj(i -> Events.sale("cup", i) + "\n{" + i)
            .collect(Collectors.joining("\n")));

    assertThat(pipeline.streamOnce("first"))
        .isEqualTo(new BatchAccount(2 * pairs, pairs, pairs, 0));
    assertThat(pipeline.sales())
        .extracting(StoredSale::itemSold)
        .doesNotHaveDuplicates()
        .hasSize(pairs);
    assertThat(pipeline.rejects())
        .extracting(reject -> new String(reject.value(), UTF_8))
        .doesNotHaveDuplicates()
        .hasSize(pairs);
  }

  /** A sale with a name so long that its line has this size. */
  private static SaleEvent saleOfBytes(int bytes, String saleId) {
    int withoutName = SaleJson.write(sale("cup", "Hermitage - 1", "", saleId)).length;
    return sale("cup", "Hermitage - 1", "n".repeat(bytes - withoutName), saleId);
  }

  private static SaleEvent sale(String itemId, String storeId, String name, String saleId) {
    return new SaleEvent(
        itemId,
        storeId,
        EVENING_OF_29_JUNE_2018.toEpochMilli(),
        1,
        Optional.of(name),
        Optional.of(saleId));
  }

  private static void assertRejected(Pipeline pipeline, byte[] line) {
    assertThat(pipeline.rejects().stream().map(RejectedLine::of))
        .extracting(RejectedLine::reason, RejectedLine::value)
        .containsExactly(tuple("TOO_LARGE", line));
  }
}
