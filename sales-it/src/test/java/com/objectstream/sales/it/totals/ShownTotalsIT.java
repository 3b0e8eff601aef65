package com.objectstream.sales.it.totals;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.CommandResult;
import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SeededEvents;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.it.harness.SpeedLayer;
import com.objectstream.sales.job.totals.rebuild.DayRange;
import com.objectstream.sales.totals.DailySales;
import com.objectstream.sales.transform.totals.ItemTotal;
import com.objectstream.sales.transform.totals.TotalKey;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code totals show} makes of the figures of two layers. */
@ExtendWith(SharedServers.class)
class ShownTotalsIT {
  @Test
  void addsWhatTheSpeedLayerSawSinceAndSaysHowOldItIs(Pipeline pipeline) {
    pipeline.withTotals().send(Events.PLATES);
    pipeline.streamOnce("job");
    speed(pipeline, "plates-235", 1, 23);
    TotalsCommands.rebuild(pipeline, DayRange.CHANGED, Duration.ofMinutes(1));
    speed(pipeline, "plates-235", 3, 40);
    speed(pipeline, "cups-1", 1, 5);

    CommandResult shown = TotalsCommands.show(pipeline, "--format", "json");

    assertThat(shown.stdout().replaceAll("\"age_s\":[0-9]{1,2},", ""))
        .isEqualTo(
            """
            {"store_id":"Hermitage - 1","item_id":"plates-235","day":"2018-06-29","sales":3,"items_sold":40,"layer":"batch+speed","exact":false}
            {"store_id":"Hermitage - 1","item_id":"cups-1","day":"2018-06-29","sales":1,"items_sold":5,"layer":"speed","exact":false}
            """);
    assertThat(shown.stderr()).isEmpty();
    pipeline.query("TRUNCATE %s.dg_changed_days".formatted(pipeline.keyspace()));
    CommandResult table = TotalsCommands.show(pipeline, "--by", "store");
    assertThat(table.stderr())
        .isEqualTo(
            "exact is false where no rebuild began 1m or more after the last change: then run 'totals rebuild'\n");
    assertThat(table.stdout())
        .containsPattern(
            "\\RHermitage - 1  2018-06-29  2 +28 +batch\\+speed  [0-9]+ +false\\Rin all: 2 sales, 28 items sold\\R");
  }

  @Test
  void countsNoSaleTwiceWhenTheSpeedLayerBeginsAfterTheRebuild(Pipeline pipeline) {
    var events = SeededEvents.mixed(74, 500);
    events.sendTo(pipeline.withTotals());
    pipeline.streamOnce("job");
    TotalsCommands.rebuild(pipeline, DayRange.CHANGED, Duration.ofMinutes(1));
    var more = SeededEvents.mixed(75, 100);
    more.sendTo(pipeline);
    pipeline.streamOnce("job");
    new SpeedLayer(pipeline).once("totals", Duration.ofDays(5));

    assertThat(shown(pipeline)).isEqualTo(StoredTotals.ofSales(pipeline));
  }

  @Test
  void pointsOutHowToSeeFewerWhereRowsAreMany(Pipeline pipeline) {
    pipeline.withTotals().send(Events.PLATES);
    pipeline.streamOnce("job");
    for (int item = 0; item <= 100; item++) {
      speed(pipeline, "cups-" + item, 1, item);
    }

    assertThat(TotalsCommands.show(pipeline).stderr())
        .startsWith("these are 101 rows: --top 20 shows the first, --by store, item or day adds");
    assertThat(TotalsCommands.show(pipeline, "--top", "101").stderr()).doesNotContain("--top");
    assertThat(TotalsCommands.show(pipeline, "--format", "csv").stderr()).isEmpty();
    assertThat(TotalsCommands.show(pipeline, "--store", "a", "--day", "2018-06-30").stderr())
        .isEqualTo(
            "no totals of store a on 2018-06-30 in %s: if such sales are stored, run 'totals rebuild'\n"
                .formatted(pipeline.keyspace()));
  }

  private static Map<TotalKey, ItemTotal> shown(Pipeline pipeline) {
    try (var session = pipeline.servers().openSession()) {
      var totals = new DailySales(session, pipeline.keyspace());
      return totals.days().stream()
          .flatMap(totals::of)
          .collect(
              Collectors.toMap(
                  row -> new TotalKey(row.storeId(), row.day().toEpochDay(), row.itemId()),
                  row -> new ItemTotal(row.sales(), row.itemsSold())));
    }
  }

  private static void speed(Pipeline pipeline, String item, long sales, long items) {
    pipeline.query(
        "INSERT INTO %s.dg_daily_sales (store_id, timestamp_dt, item_id, speed_sales, speed_items_sold, speed_at) VALUES ('Hermitage - 1', '2018-06-29', '%s', %d, %d, toTimestamp(now()))"
            .formatted(pipeline.keyspace(), item, sales, items));
  }
}
