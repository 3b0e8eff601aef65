package com.objectstream.sales.transform;

import com.objectstream.sales.model.SaleEvent;

/** What makes a sale the same sale when it is read again. */
public final class SaleIdentity {
  private SaleIdentity() {}

  /**
   * The shop's own identity of a sale; without one, where it was read: {@code item_sales/0/17} for
   * the first line of a value, {@code item_sales/0/17/2} for its third.
   */
  public static String of(SaleEvent event, String topic, int partition, long offset, int line) {
    return event.saleId().orElseGet(() -> place(topic, partition, offset, line));
  }

  private static String place(String topic, int partition, long offset, int line) {
    String record = topic + '/' + partition + '/' + offset;
    return line == 0 ? record : record + '/' + line;
  }
}
