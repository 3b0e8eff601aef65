package com.objectstream.sales.job.cassandra.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.job.batch.IdentifiedSale;
import com.objectstream.sales.job.cassandra.RowBytes;
import com.objectstream.sales.job.cassandra.WriteLimits;
import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.transform.ParsedSale;
import com.objectstream.sales.transform.SaleParser;
import com.objectstream.sales.transform.source.SourcePosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PartitionBatchesTest {
  private static final int LENGTH = Integer.BYTES;
  private static final WriteLimits LIMITS =
      new WriteLimits(3, 1_000, 2_200, 1, Duration.ofMinutes(2));

  private static final IdentifiedSale SALE =
      new IdentifiedSale(
          new ParsedSale(0, new SaleEvent("cup", "s", 0, 1, Optional.empty(), Optional.empty())),
          SourcePosition.ofRecord("item_sales", 0, 0, 0),
          0,
          0,
          0,
          0,
          0);

  private final PartitionBatches batches = new PartitionBatches(LIMITS, false);

  @Test
  void gathersTheRowsOfAPartitionUntilTheBatchIsFull() {
    assertThat(add("Hermitage", 10)).isEmpty();
    assertThat(add("Louvre", 10)).isEmpty();
    assertThat(add("Hermitage", 10)).isEmpty();

    assertThat(add("Hermitage", 10).map(RowBatch::size)).contains(3);
    assertThat(batches.rest()).extracting(RowBatch::size).containsExactly(1);
  }

  @Test
  void beginsANewBatchAfterAFullOne() {
    for (int i = 0; i < 4; i++) {
      add("Hermitage", 10);
    }

    assertThat(batches.rest()).extracting(RowBatch::size).containsExactly(1);
  }

  @Test
  void sendsABatchThatReachedItsBytes() {
    add("Hermitage", 600);

    assertThat(add("Hermitage", 400).map(RowBatch::bytes)).contains(1_000);
  }

  @Test
  void sendsARowThatIsLargerThanABatchAlone() {
    assertThat(add("Hermitage", 5_000).map(RowBatch::size)).contains(1);
  }

  @Test
  void sendsTheBatchBegunFirstWhenTooManyBytesWait() {
    List<Optional<RowBatch>> due = new ArrayList<>();
    for (String store : List.of("Hermitage", "Hermitage", "Louvre", "Prado", "Uffizi")) {
      due.add(add(store, 40));
    }

    assertThat(due.subList(0, 4)).containsOnly(Optional.empty());
    assertThat(due.get(4).map(RowBatch::size)).contains(2);
    assertThat(batches.rest()).extracting(RowBatch::size).containsExactly(1, 1, 1);
  }

  @Test
  void keepsTheSalesThatAreWantedAndCountsWhatTheyTake() {
    var keeping = new PartitionBatches(LIMITS, true);
    List<Optional<RowBatch>> due = new ArrayList<>();
    for (String store : List.of("Hermitage", "Louvre", "Prado")) {
      due.add(add(keeping, store, 40));
    }

    assertThat(due.subList(0, 2)).containsOnly(Optional.empty());
    assertThat(due.get(2).map(RowBatch::sales)).contains(List.of(SALE));
    add("Hermitage", 10);
    assertThat(batches.rest()).extracting(RowBatch::sales).containsExactly(List.of());
  }

  @Test
  void keepsSalesWithoutTheValuesThatTheyWereReadFrom() {
    byte[] value =
        "{\"item_id\":\"cup\",\"store_id\":\"s\",\"timestamp_ms\":1530305100936,\"item_sold\":1}"
            .getBytes(UTF_8);
    ParsedSale read = (ParsedSale) new SaleParser().lines(value).next();
    var batch = new RowBatch(new RowBytes(), true);

    batch.add(new RowBytes(), new IdentifiedSale(read, SALE.place(), 0, 0, 0, 0, 0));
    Arrays.fill(value, (byte) 'x');

    assertThat(batch.sales())
        .extracting(IdentifiedSale::event)
        .containsExactly(
            new SaleEvent("cup", "s", 1_530_305_100_936L, 1, Optional.empty(), Optional.empty()));
  }

  /** Adds a row of so many bytes, the length of its only value included. */
  private Optional<RowBatch> add(String store, int bytes) {
    return add(batches, store, bytes);
  }

  private static Optional<RowBatch> add(PartitionBatches batches, String store, int bytes) {
    var key = new RowBytes();
    key.text(store);
    var row = new RowBytes();
    row.text("x".repeat(bytes - LENGTH));
    return batches.add(key, row, SALE);
  }
}
