package com.objectstream.sales.job.totals.rebuild;

import com.objectstream.sales.transform.totals.ItemTotal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tables as Cassandra keeps them: of what is written about one thing the greatest write
 * timestamp stays, and a deletion covers what is not newer than it.
 */
final class ModelTables {
  private final Map<String, Map<String, Sale>> sales = new HashMap<>();
  private final Map<String, Map<String, Total>> totals = new HashMap<>();
  private final Map<String, Long> marks = new HashMap<>();
  private final Map<String, Long> forgotten = new HashMap<>();

  record Sale(String item, int sold) {}

  private record Total(ItemTotal figure, long written) {}

  /** Stores a sale, or corrects it. */
  void store(String partition, String saleId, Sale sale) {
    sales.computeIfAbsent(partition, p -> new TreeMap<>()).put(saleId, sale);
  }

  void mark(String partition, long micros) {
    marks.merge(partition, micros, Math::max);
  }

  void forget(String partition, long micros) {
    forgotten.merge(partition, micros, Math::max);
  }

  Optional<Long> mark(String partition) {
    return Optional.ofNullable(marks.get(partition))
        .filter(mark -> mark > forgotten.getOrDefault(partition, Long.MIN_VALUE));
  }

  List<ChangedStoreDay> changed() {
    var found = new ArrayList<ChangedStoreDay>();
    for (String partition : marks.keySet()) {
      mark(partition)
          .ifPresent(mark -> found.add(new ChangedStoreDay(partition, RebuildSchedule.DAY, mark)));
    }
    return found;
  }

  void total(String partition, String item, ItemTotal figure, long written) {
    totals
        .computeIfAbsent(partition, p -> new TreeMap<>())
        .merge(
            item,
            new Total(figure, written),
            (one, other) -> one.written >= other.written ? one : other);
  }

  /** The identities of the sales of a partition, in the order in which they are read. */
  List<String> saleIds(String partition) {
    return List.copyOf(sales.getOrDefault(partition, Map.of()).keySet());
  }

  Sale sale(String partition, String saleId) {
    return sales.get(partition).get(saleId);
  }

  /** Whether the totals of a partition are the sums of its sales. */
  boolean isExact(String partition) {
    var sums = new TreeMap<String, ItemTotal>();
    for (Sale sale : sales.getOrDefault(partition, Map.of()).values()) {
      sums.merge(sale.item(), ItemTotal.NONE.plusSale(sale.sold()), ItemTotal::plus);
    }
    var written = new TreeMap<String, ItemTotal>();
    totals
        .getOrDefault(partition, Map.of())
        .forEach((item, total) -> written.put(item, total.figure));
    return sums.equals(written);
  }
}
