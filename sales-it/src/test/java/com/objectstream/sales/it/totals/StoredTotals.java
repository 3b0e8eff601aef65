package com.objectstream.sales.it.totals;

import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.transform.totals.ItemTotal;
import com.objectstream.sales.transform.totals.TotalKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What stands in the tables of totals of a pipeline. */
final class StoredTotals {
  private StoredTotals() {}

  /** The figures of the batch layer that are not zero. */
  static Map<TotalKey, ItemTotal> ofBatch(Pipeline pipeline) {
    var totals = new HashMap<TotalKey, ItemTotal>();
    pipeline
        .query("SELECT * FROM %s.dg_daily_sales".formatted(pipeline.keyspace()))
        .forEach(
            row ->
                totals.put(
                    new TotalKey(
                        row.getString("store_id"),
                        row.getLocalDate("timestamp_dt").toEpochDay(),
                        row.getString("item_id")),
                    new ItemTotal(row.getLong("batch_sales"), row.getLong("batch_items_sold"))));
    totals.values().removeIf(ItemTotal.NONE::equals);
    return totals;
  }

  /** The totals of what is stored in the table of sales. */
  static Map<TotalKey, ItemTotal> ofSales(Pipeline pipeline) {
    var totals = new HashMap<TotalKey, ItemTotal>();
    pipeline
        .sales()
        .forEach(
            sale ->
                totals.merge(
                    new TotalKey(sale.storeId(), sale.day().toEpochDay(), sale.itemId()),
                    ItemTotal.NONE.plusSale(sale.itemSold()),
                    ItemTotal::plus));
    return totals;
  }

  /** The marks, {@code 2026-03-28 store-1}. */
  static Set<String> marks(Pipeline pipeline) {
    return storeDays(pipeline, "dg_changed_days");
  }

  /** The stores and days that ever had a sale. */
  static Set<String> notes(Pipeline pipeline) {
    return storeDays(pipeline, "dg_store_days");
  }

  private static Set<String> storeDays(Pipeline pipeline, String table) {
    var found = new TreeSet<String>();
    pipeline
        .query("SELECT timestamp_dt, store_id FROM %s.%s".formatted(pipeline.keyspace(), table))
        .forEach(row -> found.add(row.getLocalDate(0) + " " + row.getString(1)));
    return found;
  }
}
