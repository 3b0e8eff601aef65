package com.objectstream.sales.job.page;

import com.objectstream.sales.job.cassandra.CassandraTarget;
import com.objectstream.sales.job.cassandra.session.SharedSession;
import com.objectstream.sales.job.client.SharedClients;
import com.objectstream.sales.totals.DailySales;
import com.objectstream.sales.totals.DailyTotal;
import com.objectstream.sales.totals.TotalSums;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads totals for the page, with the session that the job's own tasks use. However many look, it
 * reads again only after {@link #FRESH}, and never more than {@link #MOST_TOTALS}.
 */
public final class PageTotals {
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final int MOST_TOTALS = 100_000;

  private final Optional<CassandraTarget> where;
  private final Duration retryDeadline;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Optional<Seen> last = Optional.empty();

  private record Seen(Optional<LocalDate> asked, DayTotals totals, long nanos) {
    boolean isFresh() {
      return System.nanoTime() - nanos < FRESH.toNanos();
    }
  }

  private PageTotals(Optional<CassandraTarget> where, Duration retryDeadline) {
    this.where = where;
    this.retryDeadline = retryDeadline;
  }

  /** Those of the tables beside the table of sales. */
  public static PageTotals of(CassandraTarget target, Duration retryDeadline) {
    return new PageTotals(Optional.of(target), retryDeadline);
  }

  /** A job whose sales have no totals. */
  public static PageTotals none() {
    return new PageTotals(Optional.empty(), Duration.ZERO);
  }

  /**
   * The totals of a day.
   *
   * @param day empty for the newest that has totals
   * @throws RuntimeException if Cassandra does not answer, or they are being read for another
   */
  DayTotals of(Optional<LocalDate> day) {
    Optional<Seen> seen = last;
    if (seen.filter(then -> then.asked.equals(day) && then.isFresh()).isPresent()) {
      return seen.get().totals();
    }
    if (!reading.tryLock()) { // who asks again and again must not wait in a row
      throw new IllegalStateException("the totals are being read: ask again in a moment");
    }
    try {
      DayTotals totals = where.map(target -> read(target, day)).orElse(DayTotals.NONE);
      last = Optional.of(new Seen(day, totals, System.nanoTime()));
      return totals;
    } finally {
      reading.unlock();
    }
  }

  private DayTotals read(CassandraTarget target, Optional<LocalDate> asked) {
    try (SharedClients.Lease<SharedSession> session =
        SharedSession.lease(target.cassandra(), retryDeadline)) {
      var totals = new DailySales(session.client().session(), target.keyspace());
      return asked
          .or(totals::newestDay)
          .map(day -> sums(day, totals.of(day).iterator()))
          .orElse(DayTotals.NONE);
    }
  }

  private static DayTotals sums(LocalDate day, Iterator<DailyTotal> totals) {
    var byStore = new TotalSums(true, false);
    var byItem = new TotalSums(false, true);
    for (int read = 0; totals.hasNext() && read < MOST_TOTALS; read++) {
      DailyTotal total = totals.next();
      byStore.accept(total);
      byItem.accept(total);
    }
    return DayTotals.of(day, byStore, byItem, !totals.hasNext());
  }
}
