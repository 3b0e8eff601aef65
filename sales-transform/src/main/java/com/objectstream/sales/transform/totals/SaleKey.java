package com.objectstream.sales.transform.totals;

import com.objectstream.sales.model.SaleEvent;
import java.io.Serializable;

/**
 * The whole key of a stored sale. Two events of one key are one sale: a duplicate or, with another
 * number of items, a correction.
 *
 * @param storeId where it was sold
 * @param epochDay its calendar day in the zone of the job, days since 1970-01-01
 * @param timestampMs when it was sold, epoch milliseconds
 * @param itemId what was sold
 * @param saleId its own identity or, without one, where it was read first
 * @serial exclude
 */
public record SaleKey(String storeId, long epochDay, long timestampMs, String itemId, String saleId)
    implements Serializable {

  /**
   * The key of an event.
   *
   * @param event as it was on the line
   * @param saleId identity of the sale, see {@link
   *     com.objectstream.sales.transform.ParsedSale#identityAt}
   * @param epochDay its calendar day, see {@link
   *     com.objectstream.sales.transform.SaleTime#epochDayOf}
   * @return the key of its row
   */
  public static SaleKey of(SaleEvent event, String saleId, long epochDay) {
    return new SaleKey(event.storeId(), epochDay, event.timestampMs(), event.itemId(), saleId);
  }

  /**
   * The total that counts this sale.
   *
   * @return store, day and item
   */
  public TotalKey total() {
    return new TotalKey(storeId, epochDay, itemId);
  }
}
