package com.objectstream.sales.totals;

import static com.objectstream.sales.totals.TotalsTables.CHANGED_AT;
import static com.objectstream.sales.totals.TotalsTables.CHANGED_DAYS;
import static com.objectstream.sales.totals.TotalsTables.DAILY_SALES;
import static com.objectstream.sales.totals.TotalsTables.STORE_DAYS;
import static com.objectstream.sales.totals.TotalsTables.STORE_ID;
import static com.objectstream.sales.totals.TotalsTables.TIMESTAMP_DT;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Reads the totals of both layers as one.
 *
 * <pre>{@code
 * var totals = new DailySales(session, "dg_store");
 * totals.of("Hermitage - 1", LocalDate.of(2018, 6, 29));
 * // [DailyTotal[storeId=Hermitage - 1, day=2018-06-29, itemId=plates-235, sales=1, itemsSold=23,
 * //  layer=batch, at=2018-06-30T00:05:00Z, exact=true]]
 * }</pre>
 *
 * An item whose sales are gone is left out. Reads at the consistency level of the session, and
 * throws what the driver throws.
 */
public final class DailySales {
  /** Most by which clocks differ, unless somebody knows better. */
  public static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(1);

  private static final int MOST_IN_FLIGHT = 16;

  private final CqlSession session;
  private final Duration clockDifference;
  private final String storeDays;
  private final PreparedStatement stores;
  private final PreparedStatement changes;
  private final PreparedStatement change;
  private final PreparedStatement totals;

  /**
   * With clocks that differ by less than {@link #CLOCK_DIFFERENCE}.
   *
   * @param session stays open, and is not closed
   * @param keyspace exact name of where the tables are
   */
  public DailySales(CqlSession session, String keyspace) {
    this(session, keyspace, CLOCK_DIFFERENCE);
  }

  /**
   * Prepares to read.
   *
   * @param session stays open, and is not closed
   * @param keyspace exact name of where the tables are
   * @param clockDifference most by which clocks of those who write differ: a change that is noted
   *     less than this before a rebuild may have come after it
   */
  public DailySales(CqlSession session, String keyspace, Duration clockDifference) {
    this.session = session;
    this.clockDifference = clockDifference;
    String in = CqlIdentifier.fromInternal(keyspace).asCql(true) + ".";
    String ofDay = " WHERE " + TIMESTAMP_DT + " = ?";
    String ofStore = ofDay + " AND " + STORE_ID + " = ?";
    String changed = "SELECT " + STORE_ID + ", " + CHANGED_AT + " FROM " + in + CHANGED_DAYS;
    this.storeDays = in + STORE_DAYS;
    this.stores = session.prepare("SELECT " + STORE_ID + " FROM " + storeDays + ofDay);
    this.changes = session.prepare(changed + ofDay);
    this.change = session.prepare(changed + ofStore);
    this.totals =
        session.prepare("SELECT " + LayerFigures.COLUMNS + " FROM " + in + DAILY_SALES + ofStore);
  }

  /** The days on which a store had a sale, the newest first. */
  public List<LocalDate> days() {
    var days = new ArrayList<LocalDate>();
    session
        .execute("SELECT DISTINCT " + TIMESTAMP_DT + " FROM " + storeDays)
        .forEach(row -> days.add(row.getLocalDate(0)));
    days.sort(Comparator.reverseOrder());
    return days;
  }

  /** The newest day that has totals. */
  public Optional<LocalDate> newestDay() {
    return days().stream().filter(this::hasTotals).findFirst();
  }

  private boolean hasTotals(LocalDate day) {
    return of(day).findAny().isPresent();
  }

  /** The totals of a store on a day, in the order of their items. */
  public List<DailyTotal> of(String storeId, LocalDate day) {
    Optional<Instant> changedAt =
        Optional.ofNullable(session.execute(change.bind(day, storeId)).one())
            .map(row -> row.getInstant(1));
    return new StoreTotals(storeId, day, changedAt).rows();
  }

  /** The totals of all stores on a day, store by store; read as they are taken. */
  public Stream<DailyTotal> of(LocalDate day) {
    Map<String, Instant> changed = new HashMap<>();
    session
        .execute(changes.bind(day))
        .forEach(row -> changed.put(row.getString(0), row.getInstant(1)));
    Iterator<Row> unasked = session.execute(stores.bind(day)).iterator();
    Deque<StoreTotals> asked = new ArrayDeque<>();
    return Stream.generate(
            () -> {
              while (asked.size() < MOST_IN_FLIGHT && unasked.hasNext()) {
                String store = unasked.next().getString(0);
                asked.add(new StoreTotals(store, day, Optional.ofNullable(changed.get(store))));
              }
              return Optional.ofNullable(asked.poll());
            })
        .takeWhile(Optional::isPresent)
        .flatMap(store -> store.orElseThrow().rows().stream());
  }

  /** The rows of a store and day, asked for at once. */
  private final class StoreTotals {
    private final String storeId;
    private final LocalDate day;
    private final Optional<Instant> changedAt;
    private final CompletionStage<AsyncResultSet> firstPage;

    private StoreTotals(String storeId, LocalDate day, Optional<Instant> changedAt) {
      this.storeId = storeId;
      this.day = day;
      this.changedAt = changedAt;
      this.firstPage = session.executeAsync(totals.bind(day, storeId));
    }

    private List<DailyTotal> rows() {
      var rows = new ArrayList<DailyTotal>();
      AsyncResultSet page = firstPage.toCompletableFuture().join();
      while (true) {
        page.currentPage().forEach(row -> total(row).ifPresent(rows::add));
        if (!page.hasMorePages()) {
          return rows;
        }
        page = page.fetchNextPage().toCompletableFuture().join();
      }
    }

    /** Nothing of an item whose sales are gone. */
    private Optional<DailyTotal> total(Row row) {
      LayerFigures figures = LayerFigures.of(row);
      boolean isExact = figures.isExact(changedAt, clockDifference);
      LayerFigures.Figure shown = figures.shown(isExact);
      return shown.sales() == 0 && shown.itemsSold() == 0
          ? Optional.empty()
          : Optional.of(
              new DailyTotal(
                  storeId,
                  day,
                  row.getString(0),
                  shown.sales(),
                  shown.itemsSold(),
                  figures.layer(isExact),
                  shown.at(),
                  isExact));
    }
  }
}
