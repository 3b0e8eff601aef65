package com.objectstream.sales.job.page;

import com.objectstream.sales.totals.TotalSum;
import com.objectstream.sales.totals.TotalSums;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * The document {@code /api/totals}: the totals of a day, by store and by item, those with the most
 * items sold. Texts of events are as they came, whatever they hold.
 *
 * @param day {@code 2018-06-29}; null if there are no totals
 * @param sales of all that was read
 * @param itemsSold of all that was read
 * @param isComplete whether all of the day was read: of a day with very many totals only the first
 *     stores are
 */
record DayTotals(
    String day,
    long sales,
    long itemsSold,
    boolean isComplete,
    List<Total> stores,
    List<Total> items) {
  /** Rows of each list. */
  private static final int MOST = 10;

  static final DayTotals NONE = new DayTotals(null, 0, 0, true, List.of(), List.of());

  /**
   * The total of a store or of an item.
   *
   * @param layer {@code batch}, {@code speed} or {@code batch+speed}
   * @param at when it was so, epoch milliseconds
   * @param exact nothing was committed since
   */
  record Total(String name, long sales, long itemsSold, String layer, long at, boolean exact) {
    static Total of(TotalSum sum) {
      return new Total(
          sum.storeId().or(sum::itemId).orElseThrow(),
          sum.sales(),
          sum.itemsSold(),
          sum.layer().toString(),
          sum.oldest().toEpochMilli(),
          sum.exact());
    }
  }

  static DayTotals of(LocalDate day, TotalSums byStore, TotalSums byItem, boolean isComplete) {
    Collection<TotalSum> all = byStore.all();
    return new DayTotals(
        day.toString(),
        all.stream().mapToLong(TotalSum::sales).sum(),
        all.stream().mapToLong(TotalSum::itemsSold).sum(),
        isComplete,
        byStore.largest(MOST).stream().map(Total::of).toList(),
        byItem.largest(MOST).stream().map(Total::of).toList());
  }
}
