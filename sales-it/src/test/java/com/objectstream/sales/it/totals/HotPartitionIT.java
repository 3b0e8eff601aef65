package com.objectstream.sales.it.totals;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.it.harness.SharedServers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A store with very many sales on a day, and more items than fit into the heap at once. */
@ExtendWith(SharedServers.class)
class HotPartitionIT {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 28);
  private static final Instant NOON = Instant.parse("2026-03-28T12:00:00Z");
  private static final int BATCH = 200;
  private static final int IN_FLIGHT = 16;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Test
  void isRebuiltInASmallHeap(Pipeline pipeline) {
    assertRebuilt(pipeline, 200_000, 160_000);
  }

  @Test
  @Tag("soak")
  void isRebuiltInASmallHeapWithTwoMillionSales(Pipeline pipeline) {
    assertRebuilt(pipeline, 2_000_000, 500_000);
  }

  private static void assertRebuilt(Pipeline pipeline, int sales, int items) {
    pipeline.withTotals();
    store(pipeline, sales, items);

    try (var rebuild =
        SalesProcess.startWith(
            "-Xmx512m",
            "totals",
            "rebuild",
            "--cassandra",
            pipeline.servers().cassandra().toString(),
            "--keyspace",
            pipeline.keyspace(),
            "--from",
            DAY.toString(),
            "--to",
            DAY.toString())) {
      assertThat(rebuild.await(PATIENCE)).as(rebuild::stderr).isZero();
      assertThat(rebuild.stdout())
          .startsWith(
              String.format(
                  Locale.ROOT,
                  "rebuild: 1 partition, %,d items of %,d sales; %,d rows new or repaired, +%,d items sold, in ",
                  items,
                  sales,
                  items,
                  2 * sales));
    }
    assertThat(
            pipeline
                .query(
                    "SELECT batch_sales, batch_items_sold FROM %s.dg_daily_sales WHERE store_id = 'hot' AND timestamp_dt = '%s' AND item_id = 'item-7'"
                        .formatted(pipeline.keyspace(), DAY))
                .get(0)
                .getLong(0))
        .isEqualTo((sales - 7 + items - 1) / items);
  }

  private static void store(Pipeline pipeline, int sales, int items) {
    CqlSession session = pipeline.cassandra();
    PreparedStatement insert =
        session.prepare(
            "INSERT INTO %s (store_id, timestamp_dt, timestamp_ms, item_id, sale_id, item_sold) VALUES ('hot', ?, ?, ?, ?, 2)"
                .formatted(pipeline.tableName()));
    Deque<CompletionStage<AsyncResultSet>> sent = new ArrayDeque<>();
    for (int first = 0; first < sales; first += BATCH) {
      BatchStatementBuilder batch = BatchStatement.builder(BatchType.UNLOGGED);
      for (int i = first; i < Math.min(sales, first + BATCH); i++) {
        batch.addStatement(insert.bind(DAY, NOON.plusMillis(i), "item-" + i % items, "s" + i));
      }
      if (sent.size() == IN_FLIGHT) {
        sent.poll().toCompletableFuture().join();
      }
      sent.add(session.executeAsync(batch.build()));
    }
    sent.forEach(batch -> batch.toCompletableFuture().join());
    pipeline.query(
        "INSERT INTO %s.dg_store_days (timestamp_dt, store_id, first_at) VALUES ('%s', 'hot', toTimestamp(now()))"
            .formatted(pipeline.keyspace(), DAY));
  }
}
