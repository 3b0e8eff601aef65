package com.objectstream.sales.local.bench.delay;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.local.bench.site.BenchSite;
import com.objectstream.sales.local.bench.site.SalePartition;
import com.objectstream.sales.local.bench.site.Workload;
import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.producer.event.GeneratedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Watches the rows of one store become readable. A store is a random share of the events, and the
 * rows that are still missing are found by one small query on one partition, so a look every few
 * milliseconds costs Cassandra little: to look for each row of all stores would be the load that is
 * measured.
 */
final class RowWatch {
  private static final Duration PAUSE = Duration.ofMillis(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int DIGITS = 3;
  private static final long NANOS_A_MICRO = 1_000;

  private final CqlSession session;
  private final PreparedStatement newest;
  private final SalePartition partition;
  private final DelaySettings settings;
  private final Deque<Expected> coming = new ArrayDeque<>();
  private final Map<String, Expected> missing = new HashMap<>();
  private final Histogram delays = new Histogram(DIGITS);
  private final Histogram looks = new Histogram(DIGITS);

  private record Expected(long n, String saleId, Instant time) {}

  private RowWatch(
      BenchSite site, SalePartition partition, List<Expected> rows, DelaySettings settings) {
    this.session = site.session();
    this.newest =
        session.prepare(
            "SELECT sale_id FROM %s WHERE store_id = ? AND timestamp_dt = ? AND timestamp_ms >= ?"
                .formatted(site.table().name()));
    this.partition = partition;
    this.coming.addAll(rows);
    this.settings = settings;
  }

  /** Watches those rows of the workload that belong to the partition of its first event. */
  static RowWatch ofOneStore(BenchSite site, Workload workload, DelaySettings settings) {
    SalePartition watched = workload.partitions().get(0);
    List<Expected> rows =
        workload.stream()
            .filter(event -> SalePartition.of(event.sale().orElseThrow()).equals(watched))
            .map(RowWatch::expected)
            .toList();
    return new RowWatch(site, watched, rows, settings);
  }

  private static Expected expected(GeneratedEvent event) {
    SaleEvent sale = event.sale().orElseThrow();
    return new Expected(
        event.n(), sale.saleId().orElseThrow(), Instant.ofEpochMilli(sale.timestampMs()));
  }

  /**
   * Looks until the last row is there.
   *
   * @param start when event 0 is due, of {@link System#nanoTime()}
   * @param jobEnd completes when the job ends, which it should not
   * @throws IllegalStateException if a row does not come
   * @throws java.util.concurrent.CompletionException if the job fails
   */
  DelayResult watch(long start, CompletableFuture<Void> jobEnd) {
    long deadline = start + settings.length().plus(TIMEOUT).toNanos();
    long before = System.nanoTime();
    while (!coming.isEmpty() || !missing.isEmpty()) {
      LockSupport.parkNanos(PAUSE.toNanos());
      jobEnd.getNow(null);
      long begun = System.nanoTime();
      requireBefore(deadline, begun);
      expectUntil(begun - start);
      look(start);
      looks.recordValue((System.nanoTime() - before) / NANOS_A_MICRO);
      before = begun;
    }
    return DelayResult.of(DelaySettings.EVENTS_A_SECOND, delays, looks);
  }

  private void expectUntil(long nanos) {
    while (!coming.isEmpty() && DelaySettings.PACE.dueNanos(coming.peek().n()) <= nanos) {
      Expected row = coming.remove();
      missing.put(row.saleId(), row);
    }
  }

  private void look(long start) {
    if (missing.isEmpty()) {
      return;
    }
    Instant from =
        missing.values().stream().map(Expected::time).min(Instant::compareTo).orElseThrow();
    List<Row> found =
        session.execute(newest.bind(partition.storeId(), partition.day(), from)).all();
    long now = System.nanoTime() - start;
    for (Row row : found) {
      Expected expected = missing.remove(row.getString(0));
      if (expected != null && settings.counts(expected.n())) {
        delays.recordValue((now - DelaySettings.PACE.dueNanos(expected.n())) / NANOS_A_MICRO);
      }
    }
  }

  private void requireBefore(long deadline, long now) {
    if (now - deadline > 0) {
      throw new IllegalStateException(
          Counted.text(
              "%s of store %s cannot be read %d s after the last one was due: the job is too slow",
              Counted.of(missing.size() + coming.size(), "row"),
              partition.storeId(),
              TIMEOUT.toSeconds()));
    }
  }
}
