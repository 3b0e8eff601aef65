package com.objectstream.sales.job.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.job.batch.Newest.Rejected;
import com.objectstream.sales.job.batch.Newest.Row;
import com.objectstream.sales.transform.ParsedSale;
import com.objectstream.sales.transform.Reject;
import com.objectstream.sales.transform.RejectReason;
import com.objectstream.sales.transform.SaleParser;
import com.objectstream.sales.transform.source.SourcePosition;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The last twenty of each kind, whichever task and batch they are of. */
class NewestTest {
  @Test
  void keepsTheTwentyNewestOfTwoTasks() {
    Newest even = new Newest(rows(30, 28, 26, 24, 22, 20, 18, 16, 14, 12, 10, 8, 6), List.of());
    Newest odd = new Newest(rows(29, 27, 25, 23, 21, 19, 17, 15, 13, 11, 9, 7, 5), List.of());

    assertThat(even.plus(odd).rows())
        .extracting(Row::readAt)
        .containsExactlyElementsOf(LongStream.iterate(30, at -> at - 1).limit(20).boxed().toList());
    assertThat(even.plus(Newest.NONE)).isEqualTo(even);
  }

  @Test
  void keepsAKibibyteOfALine() {
    byte[] line = "x".repeat(5_000).getBytes();
    Rejected rejected =
        Rejected.of(
            new RejectedRecord(
                new Reject(2, RejectReason.MALFORMED_JSON, "no JSON", line),
                SourcePosition.ofRecord("item_sales", 3, 42, 1_000),
                Optional.empty()));

    assertThat(rejected)
        .isEqualTo(
            new Rejected(
                "MALFORMED_JSON",
                "no JSON",
                "item_sales",
                3,
                42,
                2,
                5_000,
                "x".repeat(1_024),
                1_000));
  }

  @Test
  void remembersTheLastOnesTheLastFirst() {
    var last = new Newest.LastOnes<Integer>(3);
    assertThat(last.newestFirst(Function.identity())).isEmpty();

    for (int i = 1; i <= 7; i++) {
      last.add(i);
    }
    assertThat(last.newestFirst(Function.identity())).containsExactly(7, 6, 5);
  }

  @Test
  void replacesThoseThatItKeeps() {
    var last = new Newest.LastOnes<Integer>(3);
    last.add(1);
    last.replaceAll(i -> i * 10);
    assertThat(last.newestFirst(Function.identity())).containsExactly(10);

    List.of(2, 3, 4).forEach(last::add);
    last.replaceAll(i -> i * 10);
    assertThat(last.newestFirst(Function.identity())).containsExactly(40, 30, 20);
  }

  @Test
  void aSaleWithoutItsValueIsTheSame() {
    String line =
        "{\"item_id\":\"cup\",\"store_id\":\"s\",\"timestamp_ms\":\"1530305100936\",\"item_sold\":1}";
    var sale = (ParsedSale) new SaleParser().parse(line.getBytes(UTF_8)).get(0);
    var read =
        new IdentifiedSale(sale, SourcePosition.ofRecord("item_sales", 0, 1, 2), 3, 4, 5, 6, 7);

    assertThat(read.detached()).isEqualTo(read);
    assertThat(read.detached().sale()).isNotSameAs(sale);
  }

  private static List<Row> rows(long... readAt) {
    return LongStream.of(readAt)
        .mapToObj(at -> new Row("s", 0, 0, "i", "id", "", 1, 0, at, at))
        .toList();
  }
}
