package com.objectstream.sales.it.totals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SeededEvents;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.it.harness.SoakSettings;
import com.objectstream.sales.it.harness.SpeedLayer;
import com.objectstream.sales.it.harness.SteadyLoad;
import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.producer.event.GeneratorSettings;
import com.objectstream.sales.transform.totals.ItemTotal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How soon a total can be read while events come at a rate. */
@Tag("soak")
@ExtendWith(SharedServers.class)
class SpeedLayerLoadIT {
  private static final int RATE = Integer.getInteger("soak.rate", 20_000);
  private static final int SECONDS = Integer.getInteger("soak.seconds", 90);
  private static final int WARM_UP = 30;
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final Instant EVENING = Instant.parse("2018-06-29T23:00:00Z");

  @Test
  void keepsUpAndShowsATotalWithinFiveSeconds(Pipeline pipeline) throws Exception {
    var events =
        new SeededEvents(
            GeneratorSettings.DEFAULT.withSeed(3).withShares(0, 0.02, 0), (long) RATE * SECONDS);
    try (var totals = new SpeedLayer(pipeline.withTotals()).startAtFullSpeed("load")) {
      probe(pipeline, "first");
      SteadyLoad load = SteadyLoad.start(events, RATE, pipeline);
      load.await((long) RATE * WARM_UP);
      List<Long> delays = new ArrayList<>();
      long end = System.nanoTime() + Duration.ofSeconds(SECONDS - WARM_UP).toNanos();
      for (int i = 0; System.nanoTime() < end; i++) {
        delays.add(probe(pipeline, "probe-" + i));
      }
      load.awaitEnd();
      long behind = probe(pipeline, "last");
      Collections.sort(delays);
      SoakSettings.tell(
          "%,d events/s for %d s: %d probes from produce to readable total, p50 %d ms, p99 %d ms, most %d ms; after the last event %d ms",
          RATE,
          SECONDS,
          delays.size(),
          delays.get(delays.size() / 2),
          delays.get(delays.size() * 99 / 100),
          delays.get(delays.size() - 1),
          behind);
      totals.process().destroy();
      assertThat(totals.await(SOON)).as(totals::stderr).isZero();
      assertThat(delays.get(delays.size() * 99 / 100)).isLessThan(5_000);
    }
    var sums = SpeedLayer.sums(SpeedLayer.sales(events).stream());
    var written = new SpeedLayer(pipeline.withTotals()).totals();
    written.keySet().removeIf(key -> key.storeId().equals("probes"));
    assertThat(sold(written.values())).isEqualTo(sold(sums.values()));
  }

  private static ItemTotal sold(Iterable<ItemTotal> totals) {
    ItemTotal all = ItemTotal.NONE;
    for (ItemTotal total : totals) {
      all = all.plus(total);
    }
    return all;
  }

  /** Sends one sale of an item of its own, and waits for its total; milliseconds. */
  private static long probe(Pipeline pipeline, String item) {
    long sent = System.nanoTime();
    pipeline.send(
        Events.json(
            new SaleEvent(
                item, "probes", EVENING.toEpochMilli(), 1, Optional.empty(), Optional.of(item))));
    await()
        .atMost(SOON)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                !pipeline
                    .query(
                        "SELECT speed_sales FROM %s.dg_daily_sales WHERE store_id = 'probes' AND timestamp_dt = '2018-06-29' AND item_id = '%s'"
                            .formatted(pipeline.keyspace(), item))
                    .isEmpty());
    return (System.nanoTime() - sent) / 1_000_000;
  }
}
