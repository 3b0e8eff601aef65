package com.objectstream.sales.local.bench;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.producer.GeneratedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Watches the rows of one store become readable. A store is a random share of the events, and the
 * rows that are still missing are found by one small query on one partition, so a look every few
 * milliseconds costs Cassandra little: to look for each row of all stores would be the load that is
 * measured.
 */
final class RowWatch {
  private static final Duration PAUSE = Duration.ofMillis(2);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int DIGITS = 3;
  private static final double NANOS_A_SECOND = 1e9;
  private static final long NANOS_A_MICRO = 1_000;

  private final CqlSession session;
  private final PreparedStatement newest;
  private final SalePartition partition;
  private final Deque<Expected> coming = new ArrayDeque<>();
  private final Map<String, Expected> missing = new HashMap<>();
  private final Histogram delays = new Histogram(DIGITS);
  private final Histogram looks = new Histogram(DIGITS);

  private record Expected(long n, String saleId, Instant time) {}

  private RowWatch(BenchSite site, SalePartition partition, List<Expected> rows) {
    this.session = site.session();
    this.newest =
        session.prepare(
            "SELECT sale_id FROM %s WHERE store_id = ? AND timestamp_dt = ? AND timestamp_ms >= ?"
                .formatted(site.table().name()));
    this.partition = partition;
    this.coming.addAll(rows);
  }

  /** Watches those rows of the workload that belong to the partition of its first event. */
  static RowWatch ofOneStore(BenchSite site, Workload workload) {
    SalePartition watched = workload.partitions().get(0);
    List<Expected> rows =
        workload.stream()
            .filter(event -> SalePartition.of(event.sale().orElseThrow()).equals(watched))
            .map(RowWatch::expected)
            .toList();
    return new RowWatch(site, watched, rows);
  }

  private static Expected expected(GeneratedEvent event) {
    SaleEvent sale = event.sale().orElseThrow();
    return new Expected(
        event.n(), sale.saleId().orElseThrow(), Instant.ofEpochMilli(sale.timestampMs()));
  }

  /**
   * Looks until the last row is there.
   *
   * @param start when event 0 was due, of {@link System#nanoTime()}
   */
  DelayResult watch(long start, BenchSettings.Delay settings) {
    long last = System.nanoTime();
    long deadline = start + settings.warmUp().plus(settings.time()).plus(PATIENCE).toNanos();
    while (!coming.isEmpty() || !missing.isEmpty()) {
      LockSupport.parkNanos(PAUSE.toNanos());
      long now = System.nanoTime();
      looks.recordValue((now - last) / NANOS_A_MICRO);
      last = now;
      requireBefore(deadline, now);
      while (!coming.isEmpty() && due(coming.peek(), start, settings) <= now) {
        Expected row = coming.remove();
        missing.put(row.saleId(), row);
      }
      look(start, settings);
    }
    return DelayResult.of(settings.rate(), delays, looks);
  }

  private void look(long start, BenchSettings.Delay settings) {
    if (missing.isEmpty()) {
      return;
    }
    Instant from =
        missing.values().stream().map(Expected::time).min(Instant::compareTo).orElseThrow();
    List<Row> found =
        session.execute(newest.bind(partition.storeId(), partition.day(), from)).all();
    long now = System.nanoTime();
    for (Row row : found) {
      Expected expected = missing.remove(row.getString(0));
      if (expected != null && counts(expected, settings)) {
        delays.recordValue((now - due(expected, start, settings)) / NANOS_A_MICRO);
      }
    }
  }

  private static boolean counts(Expected row, BenchSettings.Delay settings) {
    return row.n() >= settings.rate() * settings.warmUp().toSeconds();
  }

  private static long due(Expected row, long start, BenchSettings.Delay settings) {
    return start + (long) (row.n() / (double) settings.rate() * NANOS_A_SECOND);
  }

  private void requireBefore(long deadline, long now) {
    if (now - deadline > 0) {
      throw new IllegalStateException(
          "%d rows of store %s are not readable after %d s: the job is too slow or has failed"
              .formatted(
                  missing.size() + coming.size(), partition.storeId(), PATIENCE.toSeconds()));
    }
  }
}
