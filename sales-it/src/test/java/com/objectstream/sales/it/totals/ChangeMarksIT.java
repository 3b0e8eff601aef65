package com.objectstream.sales.it.totals;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.Row;
import com.objectstream.sales.it.harness.CommandResult;
import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SharedServers;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The job notes which stores and days it changed, of its own table and where it can. */
@ExtendWith(SharedServers.class)
class ChangeMarksIT {

  @Test
  void marksWithItsClockAndKeepsTheFirstTime(Pipeline pipeline) {
    Instant before = Instant.now().minusMillis(1);
    pipeline.withTotals().send(Events.PLATES);
    pipeline.streamOnce("job");
    Instant first =
        pipeline.query(times(pipeline, "first_at", "dg_store_days")).get(0).getInstant(0);
    Row mark = pipeline.query(times(pipeline, "changed_at", "dg_changed_days")).get(0);
    assertThat(mark.getInstant(0)).isBetween(before, Instant.now());
    assertThat(mark.getLong(1)).isEqualTo(mark.getInstant(0).toEpochMilli() * 1_000);

    pipeline.send(Events.sale("cups", 1));
    pipeline.streamOnce("job");

    assertThat(
            pipeline.query(times(pipeline, "changed_at", "dg_changed_days")).get(0).getInstant(0))
        .isAfter(mark.getInstant(0));
    assertThat(pipeline.query(times(pipeline, "first_at", "dg_store_days")).get(0).getInstant(0))
        .isEqualTo(first);
  }

  private static String times(Pipeline pipeline, String column, String table) {
    return "SELECT %s, WRITETIME(%s) FROM %s.%s"
        .formatted(column, column, pipeline.keyspace(), table);
  }

  @Test
  void marksNothingForATableOfTheUser(Pipeline pipeline) {
    pipeline.withTotals().send(Events.PLATES);
    pipeline.query(
        "CREATE TABLE %s.mine (item_id text PRIMARY KEY, store_id text, item_sold int)"
            .formatted(pipeline.keyspace()));

    pipeline.stream(pipeline.options("job", "mine", ZoneOffset.UTC));

    assertThat(StoredTotals.marks(pipeline)).isEmpty();
    assertThat(StoredTotals.notes(pipeline)).isEmpty();
  }

  @Test
  void warnsAndGoesOnWhereNothingCanBeMarked(Pipeline pipeline) {
    pipeline.send(Events.PLATES);

    assertThat(CommandResult.check(pipeline, "new").stdout())
        .containsOnlyOnce(
            "warn  table %s.dg_changed_days does not exist or is not that of schema.cql: create it (--create-schema), and start again; until then 'totals rebuild' does not see which days change"
                .formatted(pipeline.keyspace()));
    pipeline.streamOnce("job");
    assertThat(pipeline.rowCount()).isOne();
  }
}
