package com.objectstream.sales.totals;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sums totals of days by what they are asked for. Takes memory for each sum, not for each total.
 */
public final class TotalSums implements Consumer<DailyTotal> {
  private static final Comparator<TotalSum> LARGEST_FIRST =
      Comparator.comparingLong(TotalSum::itemsSold)
          .reversed()
          .thenComparing(TotalSum::day, Comparator.reverseOrder())
          .thenComparing(sum -> sum.storeId().orElse(""))
          .thenComparing(sum -> sum.itemId().orElse(""));

  private final boolean byStore;
  private final boolean byItem;
  private final Map<Key, TotalSum> sums = new HashMap<>();

  private record Key(Optional<String> storeId, Optional<String> itemId, LocalDate day) {}

  /**
   * Begins with no total.
   *
   * @param byStore a sum for each store
   * @param byItem a sum for each item
   */
  public TotalSums(boolean byStore, boolean byItem) {
    this.byStore = byStore;
    this.byItem = byItem;
  }

  @Override
  public void accept(DailyTotal total) {
    Optional<String> store = Optional.of(total.storeId()).filter(id -> byStore);
    Optional<String> item = Optional.of(total.itemId()).filter(id -> byItem);
    sums.merge(
        new Key(store, item, total.day()),
        new TotalSum(
            store,
            item,
            total.day(),
            total.sales(),
            total.itemsSold(),
            total.layer(),
            total.at(),
            total.exact()),
        TotalSum::plus);
  }

  /** All of them, in no order. */
  public Collection<TotalSum> all() {
    return List.copyOf(sums.values());
  }

  /** Those with the most items sold. */
  public List<TotalSum> largest(int most) {
    return sums.values().stream().sorted(LARGEST_FIRST).limit(most).toList();
  }
}
