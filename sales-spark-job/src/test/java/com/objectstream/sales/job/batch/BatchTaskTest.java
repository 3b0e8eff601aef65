package com.objectstream.sales.job.batch;

import static com.objectstream.sales.job.batch.SaleRecords.EVENING_OF_29_JUNE_2018;
import static com.objectstream.sales.job.batch.SaleRecords.SALE;
import static com.objectstream.sales.job.batch.SaleRecords.record;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.objectstream.sales.job.kafka.source.KafkaRecord;
import com.objectstream.sales.transform.SaleParser;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** Each line of each record goes to one sink, once, with its identity. */
class BatchTaskTest {
  private final List<IdentifiedSale> sales = new ArrayList<>();
  private final List<RejectedRecord> rejects = new ArrayList<>();
  private final List<String> ends = new ArrayList<>();

  @Test
  void parsesEachLineOnceAndCountsWhatBecameOfIt() {
    BatchResult result = run(record(7, SALE + "\n{\n" + SALE), record(8, null), record(9, "[]"));

    assertThat(sales)
        .extracting(IdentifiedSale::saleId)
        .containsExactly("item_sales/3/7", "item_sales/3/7/2");
    assertThat(sales).extracting(IdentifiedSale::writeMicros).containsExactly(time(70), time(72));
    assertThat(rejects)
        .extracting(reject -> reject.place().rejectIdentity())
        .containsExactly("item_sales/3/7/1", "item_sales/3/9/0");
    assertThat(result)
        .isEqualTo(
            new BatchResult(
                5,
                2,
                new TreeMap<>(Map.of("MALFORMED_JSON", 1L, "NOT_AN_OBJECT", 1L)),
                new TreeMap<>(Map.of(BatchResult.NULL_VALUE, 1L)),
                new TreeMap<>(Map.of(3, new ReadOffsets(7, 9, 3))),
                TimeHistogram.ofDelays(),
                result.newest()));
    assertThat(result.newest().rows())
        .extracting(Newest.Row::saleId)
        .containsExactly("item_sales/3/7/2", "item_sales/3/7");
    assertThat(result.newest().rejects())
        .containsExactly(
            new Newest.Rejected(
                "NOT_AN_OBJECT",
                rejects.get(1).reject().detail(),
                "item_sales",
                3,
                9,
                0,
                2,
                "[]",
                EVENING_OF_29_JUNE_2018),
            new Newest.Rejected(
                "MALFORMED_JSON",
                rejects.get(0).reject().detail(),
                "item_sales",
                3,
                7,
                1,
                1,
                "{",
                EVENING_OF_29_JUNE_2018));
    assertThat(result.account()).isEqualTo(new BatchAccount(5, 2, 2, 1));
    assertThat(ends).containsExactly("sales finished", "rejects finished");
  }

  @Test
  void keepsTheIdentityAndTheWriteTimeOfALineThatIsReplayed() {
    var headers = new RecordHeaders();
    Map.of(
            "__connect.errors.topic", "item_sales",
            "__connect.errors.partition", "1",
            "__connect.errors.offset", "1742",
            "sales.line", "4",
            "sales.attempt", "2",
            "sales.timestamp", Long.toString(EVENING_OF_29_JUNE_2018 - 1))
        .forEach((name, text) -> headers.add(name, text.getBytes(UTF_8)));

    run(record(99, (SALE + "\n{").getBytes(UTF_8), EVENING_OF_29_JUNE_2018 + 5_000, headers));

    assertThat(sales)
        .extracting(IdentifiedSale::saleId, IdentifiedSale::writeMicros)
        .containsExactly(tuple("item_sales/1/1742/4", time(424) - 1_000));
    assertThat(rejects)
        .extracting(reject -> reject.place().rejectIdentity())
        .containsExactly("item_sales/1/1742/5");
  }

  @Test
  void rejectsASaleThatTheSinkCannotTake() {
    run(sale -> Optional.of("too long for the key of this table"), record(7, SALE));

    assertThat(rejects)
        .extracting(rejected -> rejected.reject().code(), r -> r.reject().detail())
        .containsExactly(tuple("TOO_LARGE", "too long for the key of this table"));
    assertThat(rejects.get(0).reject().value()).isEqualTo(SALE.getBytes(UTF_8));
  }

  @Test
  void abortsBothSinksWhenOneFailsAndHandsNothingOverAfterwards() {
    assertThatThrownBy(
            () ->
                run(
                    sale -> {
                      throw new IllegalStateException("no room");
                    },
                    record(7, "{\n" + SALE + "\n{"),
                    record(8, "{")))
        .hasMessage("no room");

    assertThat(rejects)
        .extracting(reject -> reject.place().rejectIdentity())
        .containsExactly("item_sales/3/7/0");
    assertThat(ends).containsExactly("sales aborted", "rejects aborted");
  }

  private BatchResult run(KafkaRecord... records) {
    return run(sale -> Optional.empty(), records);
  }

  private BatchResult run(Function<IdentifiedSale, Optional<String>> take, KafkaRecord... records) {
    Iterator<KafkaRecord> all = List.of(records).iterator();
    return BatchTask.run(
        all,
        new SaleParser(),
        ZoneOffset.UTC,
        signals ->
            sink(
                "sales",
                sales,
                take,
                () -> BatchResult.ofStored(sales.size(), TimeHistogram.ofDelays())),
        signals -> sink("rejects", rejects, reject -> Optional.empty(), () -> rejected(rejects)),
        new TaskSignals());
  }

  private static BatchResult rejected(List<RejectedRecord> rejects) {
    var byReason = new TreeMap<String, Long>();
    rejects.forEach(reject -> byReason.merge(reject.reject().code(), 1L, Long::sum));
    return BatchResult.ofRejected(byReason);
  }

  private interface End {
    BatchResult result();
  }

  private <L> Sink<L> sink(
      String name, List<L> taken, Function<L, Optional<String>> take, End end) {
    return new Sink<>() {
      @Override
      public Optional<String> write(L line) {
        Optional<String> refusal = take.apply(line);
        if (refusal.isEmpty()) {
          taken.add(line);
        }
        return refusal;
      }

      @Override
      public BatchResult finish() {
        ends.add(name + " finished");
        return end.result();
      }

      @Override
      public void abort() {
        ends.add(name + " aborted");
      }
    };
  }

  private static long time(int digits) {
    return EVENING_OF_29_JUNE_2018 * 1_000 + digits;
  }
}
