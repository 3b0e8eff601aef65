package com.objectstream.sales.job.totals.rebuild;

import com.objectstream.sales.totals.LayerFigures;
import com.objectstream.sales.totals.LayerFigures.Figure;
import com.objectstream.sales.transform.totals.ItemTotal;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The totals of a store on a day, item by item: first what the layers had written, then sale by
 * sale what is stored. An item that has a former total and no sale has zeros, so that its former
 * total goes; a deletion would take the running total along.
 */
final class ItemTotals {
  /** What an item takes besides its text: entry, total and former figures. */
  private static final long ITEM_OVERHEAD = 240;

  private final Map<String, Item> items = new HashMap<>();
  private long bytes;

  private static final class Item {
    private ItemTotal total = ItemTotal.NONE;
    private ItemTotal shown = ItemTotal.NONE;
    private ItemTotal seen = ItemTotal.NONE;
  }

  /**
   * A row to write.
   *
   * @param total of the sales that are stored
   * @param repair what it has more than the total that was shown before; {@link ItemTotal#NONE} if
   *     that was right
   * @param seen the running total before the sales were read
   */
  record Rebuilt(String itemId, ItemTotal total, ItemTotal repair, ItemTotal seen) {}

  /**
   * Takes what was written about an item, before its sales are read.
   *
   * @param isExact whether the batch figure was shown alone
   */
  void former(String itemId, LayerFigures figures, boolean isExact) {
    Item item = item(itemId);
    item.shown = total(figures.shown(isExact));
    item.seen = figures.speed().map(ItemTotals::total).orElse(ItemTotal.NONE);
  }

  private static ItemTotal total(Figure figure) {
    return new ItemTotal(figure.sales(), figure.itemsSold());
  }

  /** Takes a sale that is stored; each is one row of the partition, and so comes once. */
  void sale(String itemId, int itemSold) {
    Item item = item(itemId);
    item.total = item.total.plusSale(itemSold);
  }

  private Item item(String itemId) {
    Item known = items.get(itemId);
    if (known == null) {
      known = new Item();
      items.put(itemId, known);
      bytes += ITEM_OVERHEAD + itemId.length();
    }
    return known;
  }

  /** About how many bytes of the heap this takes. */
  long bytes() {
    return bytes;
  }

  /** All items, once their last sale was taken. */
  Stream<Rebuilt> rows() {
    return items.entrySet().stream()
        .map(
            entry -> {
              Item item = entry.getValue();
              return new Rebuilt(
                  entry.getKey(), item.total, item.total.minus(item.shown), item.seen);
            });
  }
}
