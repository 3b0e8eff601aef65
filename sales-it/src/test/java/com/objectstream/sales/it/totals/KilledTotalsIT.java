package com.objectstream.sales.it.totals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.Faults;
import com.objectstream.sales.it.harness.JobCheckpoint;
import com.objectstream.sales.it.harness.OwnServers;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.it.harness.SeededEvents;
import com.objectstream.sales.it.harness.SpeedLayer;
import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.transform.totals.ItemTotal;
import com.objectstream.sales.transform.totals.TotalKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A speed layer that is killed ({@code kill -9}) and started again counts each sale once, wherever
 * in a micro-batch it was: one checkpoint goes through all of it.
 */
@ExtendWith(OwnServers.class)
class KilledTotalsIT {
  private static final Duration SOON = Duration.ofSeconds(120);
  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final String CHECKPOINT = "totals";

  /** More than the generator's late sales are late. */
  private static final Duration LATE = Duration.ofDays(5);

  private static final long SEED = 91;
  private static final String STORE = "Louvre";
  private static final int MOST_TRIES = 40;
  private static final Instant NOON = Instant.parse("2018-06-29T12:00:00Z");

  private final List<SaleEvent> sales = new ArrayList<>();

  @Test
  void countsEachSaleOnceWhereverItWasKilled(Pipeline pipeline) {
    var speed = new SpeedLayer(pipeline.withTotals());
    var checkpoint = new JobCheckpoint(Path.of(pipeline.checkpoint(CHECKPOINT)));
    var first = SeededEvents.mixed(SEED, 2_000);
    var second = SeededEvents.mixed(SEED + 1, 3_000);

    killBeforeItWrites(speed, checkpoint, first);
    assertThat(speed.totals()).isEmpty();

    killBetweenTheWriteAndTheCommit(speed, checkpoint);
    Map<TotalKey, Long> written = writeTimes(pipeline);
    speed.once(CHECKPOINT, LATE);
    assertThat(speed.totals()).isEqualTo(sums());
    assertThat(writeTimes(pipeline)).as("of the batch that was repeated").isEqualTo(written);

    send(pipeline, second);
    killAfterACommit(speed, checkpoint);
    assertThat(speed.totals()).isNotEqualTo(sums());
    speed.once(CHECKPOINT, LATE);
    assertThat(speed.totals()).isEqualTo(sums());

    first.sendTo(pipeline);
    second.sendTo(pipeline);
    pipeline.send(Events.json(sale("too-late", NOON.minus(LATE).minus(LATE))));
    assertToldAtTheEnd(speed, first.count() + second.count() + 1);
    assertThat(speed.totals()).as("all of it came again").isEqualTo(sums());
  }

  private void assertToldAtTheEnd(SpeedLayer speed, long records) {
    try (var job = speed.start(CHECKPOINT, "--late", LATE.toString(), "--once")) {
      assertThat(job.await(SOON)).as(job::stderr).isZero();
      long again = sales.stream().filter(sale -> !sale.storeId().equals(STORE)).count();
      assertThat(job.stdout())
          .isEqualTo(
              "totals stream: %,d records read; %,d sales came again, 1 came too late, for 'totals rebuild' to count%n"
                  .formatted(records, again));
      assertThat(job.stderr())
          .containsPattern(
              "WARN .*batch [0-9]+: 1 sale came more than 5d behind the newest, 1 sale since the start; not counted here, but by 'totals rebuild'");
    }
  }

  private void killBeforeItWrites(SpeedLayer speed, JobCheckpoint checkpoint, SeededEvents events) {
    var cassandra = new Faults(speed.pipeline()).cassandra();
    try (var job = start(speed, 10_000)) {
      await()
          .atMost(SOON)
          .until(() -> !job.process().isAlive() || job.stderr().contains("counting "));
      assertThat(job.process().isAlive()).as(job::stderr).isTrue();
      cassandra.pause();
      send(speed.pipeline(), events);
      await().atMost(SOON).until(() -> checkpoint.hasBegun(0));
      job.kill();
      assertThat(checkpoint.hasCommitted(0)).isFalse();
    } finally {
      cassandra.resume();
    }
  }

  /**
   * Sends one sale after another, each of an item of its own: its total can be read when one task
   * has written it, and the batch is done when all tasks are.
   */
  private void killBetweenTheWriteAndTheCommit(SpeedLayer speed, JobCheckpoint checkpoint) {
    try (var job = start(speed, 10_000)) {
      await().atMost(SOON).until(() -> checkpoint.hasCommitted(0));
      boolean isThere = false;
      for (int i = 0; i < MOST_TRIES && !isThere; i++) {
        await().atMost(SOON).until(() -> !checkpoint.hasOpenBatch());
        long batch = checkpoint.lastCommitted() + 1;
        SaleEvent sale = sale("cup-" + i, NOON);
        send(speed.pipeline(), sale);
        soon(() -> isCounted(speed.pipeline(), sale));
        isThere = holds(job, () -> !checkpoint.hasCommitted(batch));
      }
      assertThat(isThere).as("held where it had written and not committed").isTrue();
      job.kill();
      assertThat(checkpoint.hasOpenBatch()).isTrue();
    }
  }

  /** Kills it with a backlog, some batches further, where the next one is not planned yet. */
  private static void killAfterACommit(SpeedLayer speed, JobCheckpoint checkpoint) {
    long before = checkpoint.lastCommitted();
    try (var job = start(speed, 200)) {
      soon(() -> checkpoint.hasCommitted(before + 2));
      soon(() -> holds(job, () -> !checkpoint.hasOpenBatch()));
      job.kill();
      assertThat(checkpoint.hasOpenBatch()).isFalse();
    }
  }

  private static SalesProcess start(SpeedLayer speed, int mostRecords) {
    return speed.start(
        CHECKPOINT,
        "--trigger",
        "0s",
        "--max-records-per-trigger",
        Integer.toString(mostRecords),
        "--late",
        LATE.toString());
  }

  private static void soon(BooleanSupplier condition) {
    await()
        .atMost(SOON)
        .pollDelay(Duration.ZERO)
        .pollInterval(AT_ONCE)
        .until(condition::getAsBoolean);
  }

  /** Stops the job if it is where it is wanted, and lets it go on if it was not any more. */
  private static boolean holds(SalesProcess job, BooleanSupplier place) {
    if (!place.getAsBoolean()) {
      return false;
    }
    job.pause();
    if (place.getAsBoolean()) {
      return true;
    }
    job.resume();
    return false;
  }

  private void send(Pipeline pipeline, SeededEvents events) {
    events.sendTo(pipeline);
    sales.addAll(SpeedLayer.sales(events));
  }

  private void send(Pipeline pipeline, SaleEvent sale) {
    pipeline.send(Events.json(sale));
    sales.add(sale);
  }

  private static SaleEvent sale(String item, Instant at) {
    return new SaleEvent(item, STORE, at.toEpochMilli(), 3, Optional.empty(), Optional.of(item));
  }

  private static boolean isCounted(Pipeline pipeline, SaleEvent sale) {
    return !pipeline
        .query(
            "SELECT speed_sales FROM %s.dg_daily_sales WHERE store_id = '%s' AND timestamp_dt = '2018-06-29' AND item_id = '%s'"
                .formatted(pipeline.keyspace(), sale.storeId(), sale.itemId()))
        .isEmpty();
  }

  private Map<TotalKey, ItemTotal> sums() {
    return SpeedLayer.sums(sales.stream());
  }

  /** The write timestamp of each running total, microseconds. */
  private static Map<TotalKey, Long> writeTimes(Pipeline pipeline) {
    return pipeline
        .query(
            "SELECT store_id, timestamp_dt, item_id, WRITETIME(speed_sales) FROM %s.dg_daily_sales"
                .formatted(pipeline.keyspace()))
        .stream()
        .collect(
            Collectors.toMap(
                row ->
                    new TotalKey(
                        row.getString(0), row.getLocalDate(1).toEpochDay(), row.getString(2)),
                row -> row.getLong(3)));
  }
}
