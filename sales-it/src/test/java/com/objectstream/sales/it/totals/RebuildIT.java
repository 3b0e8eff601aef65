package com.objectstream.sales.it.totals;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.CommandResult;
import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.job.totals.rebuild.DayRange;
import com.objectstream.sales.job.totals.rebuild.RebuildResult;
import com.objectstream.sales.transform.totals.ItemTotal;
import com.objectstream.sales.transform.totals.SaleKey;
import com.objectstream.sales.transform.totals.TotalKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The totals of the batch layer are the sums of what is stored, whatever happened to it. */
@ExtendWith(SharedServers.class)
class RebuildIT {
  private static final LocalDate MARCH_28 = LocalDate.of(2026, 3, 28);
  private static final long SEED = Long.getLong("totals.seed", System.nanoTime());

  @Test
  void makesTheTotalsOfWhatIsStored(Pipeline pipeline) {
    System.out.println("totals.seed " + SEED);
    pipeline.withTotals();
    var sales = new SeededSales(SEED, pipeline);
    sales.send(1_500);
    pipeline.streamOnce("job");
    assertThat(StoredTotals.marks(pipeline)).isEqualTo(storeDays(sales.totals()));
    assertThat(StoredTotals.notes(pipeline)).isEqualTo(storeDays(sales.totals()));

    RebuildResult first = TotalsCommands.rebuild(pipeline, DayRange.CHANGED, Duration.ZERO);

    assertThat(StoredTotals.ofBatch(pipeline)).isEqualTo(sales.totals());
    assertThat(StoredTotals.marks(pipeline)).isEmpty();
    ItemTotal all = sum(sales.totals());
    int totals = sales.totals().size();
    assertThat(first)
        .isEqualTo(new RebuildResult(10, all.sales(), totals, totals, all.itemsSold(), 0));

    sales.send(40); // corrections and returns among them
    pipeline.streamOnce("job");
    RebuildResult young = TotalsCommands.rebuild(pipeline, DayRange.CHANGED, Duration.ofMinutes(1));

    assertThat(StoredTotals.ofBatch(pipeline)).isEqualTo(sales.totals());
    assertThat(StoredTotals.marks(pipeline))
        .as("left, since young")
        .hasSize((int) young.partitions());
    assertThat(young.itemsDifference()).isEqualTo(sum(sales.totals()).minus(all).itemsSold());
    assertShown(pipeline, sum(sales.totals()));

    RebuildResult again = TotalsCommands.rebuild(pipeline, DayRange.CHANGED, Duration.ZERO);
    assertThat(again.repairedRows()).isZero();
    assertThat(StoredTotals.marks(pipeline)).isEmpty();

    deleteByHand(pipeline, sales.delete(key -> key.storeId().equals("store-1")));
    deleteByHand(pipeline, sales.delete(key -> key.itemId().equals("item-2")));
    assertThat(TotalsCommands.rebuild(pipeline, DayRange.CHANGED, Duration.ZERO))
        .isEqualTo(RebuildResult.NOTHING);
    TotalsCommands.rebuild(pipeline, range(MARCH_28.plusDays(1)), Duration.ZERO);
    assertThat(ofDay(StoredTotals.ofBatch(pipeline), MARCH_28.plusDays(1)))
        .isEqualTo(ofDay(sales.totals(), MARCH_28.plusDays(1)));
    assertThat(StoredTotals.ofBatch(pipeline)).isNotEqualTo(sales.totals());
    TotalsCommands.rebuild(pipeline, range(MARCH_28), Duration.ZERO);
    assertThat(StoredTotals.ofBatch(pipeline)).isEqualTo(sales.totals());
    assertShown(pipeline, sum(sales.totals()));
  }

  private static DayRange range(LocalDate day) {
    return new DayRange(Optional.of(day), Optional.of(day));
  }

  private static java.util.Set<String> storeDays(Map<TotalKey, ItemTotal> totals) {
    return totals.keySet().stream()
        .map(key -> LocalDate.ofEpochDay(key.epochDay()) + " " + key.storeId())
        .collect(Collectors.toSet());
  }

  private static ItemTotal sum(Map<TotalKey, ItemTotal> totals) {
    return totals.values().stream().reduce(ItemTotal.NONE, ItemTotal::plus);
  }

  private static Map<TotalKey, ItemTotal> ofDay(Map<TotalKey, ItemTotal> totals, LocalDate day) {
    return totals.entrySet().stream()
        .filter(total -> total.getKey().epochDay() == day.toEpochDay())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static void deleteByHand(Pipeline pipeline, List<SaleKey> gone) {
    for (SaleKey key : gone) {
      pipeline.query(
          "DELETE FROM %s WHERE store_id = '%s' AND timestamp_dt = '%s' AND timestamp_ms = %d AND item_id = '%s' AND sale_id = '%s'"
              .formatted(
                  pipeline.tableName(),
                  key.storeId(),
                  LocalDate.ofEpochDay(key.epochDay()),
                  key.timestampMs(),
                  key.itemId(),
                  key.saleId()));
    }
  }

  private static void assertShown(Pipeline pipeline, ItemTotal all) {
    CommandResult shown =
        TotalsCommands.show(
            pipeline,
            "--by",
            "day",
            "--format",
            "csv",
            "--day",
            MARCH_28.toString(),
            "--day",
            MARCH_28.plusDays(1).toString());
    assertThat(shown.status()).as(shown.stderr()).isZero();
    List<String[]> rows = shown.stdout().lines().skip(1).map(line -> line.split(",")).toList();
    assertThat(
            rows.stream()
                .map(row -> new ItemTotal(Long.parseLong(row[1]), Long.parseLong(row[2])))
                .reduce(ItemTotal.NONE, ItemTotal::plus))
        .isEqualTo(all);
  }

  @Test
  void isExactAfterItRanWhileTheStreamWrote(Pipeline pipeline) {
    pipeline.withTotals();
    var sales = new SeededSales(SEED, pipeline);
    var stream =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < 4; i++) {
                sales.send(300);
                pipeline.streamOnce("job");
              }
            });
    int runs = 0;
    while (!stream.isDone()) {
      TotalsCommands.rebuild(pipeline, DayRange.CHANGED, Duration.ofMillis(100));
      runs++;
    }
    stream.join();

    TotalsCommands.rebuild(pipeline, DayRange.CHANGED, Duration.ofMillis(100));

    assertThat(runs).isGreaterThan(2);
    assertThat(StoredTotals.ofBatch(pipeline)).isEqualTo(sales.totals());
    assertThat(StoredTotals.ofSales(pipeline)).isEqualTo(sales.totals());
  }

  @Test
  void leavesDaysThatTheTableForgets(Pipeline pipeline) {
    pipeline.withTotals().send(Events.PLATES);
    pipeline.streamOnce("job");
    pipeline.query(
        "ALTER TABLE %s WITH default_time_to_live = 86400".formatted(pipeline.tableName()));

    assertThat(TotalsCommands.rebuild(pipeline, DayRange.CHANGED, Duration.ZERO))
        .isEqualTo(new RebuildResult(0, 0, 0, 0, 0, 1));
    assertThat(StoredTotals.marks(pipeline)).containsExactly("2018-06-29 Hermitage - 1");
    assertThat(StoredTotals.ofBatch(pipeline)).isEmpty();
  }

  @Test
  void refusesWhereItCannotBeExact(@TempDir Path folder, Pipeline pipeline) throws IOException {
    CommandResult missing = TotalsCommands.run(pipeline, "rebuild");
    assertThat(missing.stderr().strip())
        .isEqualTo(
            "sales: table %s.dg_daily_sales does not exist: create it (stream --create-schema), or correct --keyspace"
                .formatted(pipeline.keyspace()));
    assertThat(missing.status()).isEqualTo(1);
    assertThat(
            TotalsCommands.run(pipeline, "rebuild", "--from", "2026-03-29", "--to", "2026-03-28")
                .status())
        .isEqualTo(2);

    pipeline.withTotals();
    pipeline.query(
        "ALTER KEYSPACE %s WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 3}"
            .formatted(pipeline.keyspace()));
    Path config =
        Files.writeString(
            folder.resolve("one.conf"),
            "datastax-java-driver.basic.request.consistency = LOCAL_ONE");
    CommandResult stale =
        TotalsCommands.run(pipeline, "rebuild", "--cassandra-config", config.toString());
    assertThat(stale.stderr().strip())
        .contains(
            "keeps 3 copies",
            "a rebuild reads 2 of them (LOCAL_QUORUM), and LOCAL_ONE waits for 1 only")
        .hasLineCount(1);
    assertThat(stale.status()).isEqualTo(1);
  }
}
