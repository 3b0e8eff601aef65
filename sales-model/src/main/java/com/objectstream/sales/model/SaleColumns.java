package com.objectstream.sales.model;

/**
 * Names of the columns of a stored sale. The fields of the event on the wire have the same names,
 * so each name stands here once.
 */
public final class SaleColumns {
  /** What was sold; {@code text}. */
  public static final String ITEM_ID = "item_id";

  /** Where it was sold; {@code text}. */
  public static final String STORE_ID = "store_id";

  /** When it was sold, epoch milliseconds; {@code timestamp}. */
  public static final String TIMESTAMP_MS = "timestamp_ms";

  /** How many were sold, negative for a return; {@code int}. */
  public static final String ITEM_SOLD = "item_sold";

  /** What the item is called, if known; {@code text}. */
  public static final String ITEM_NAME = "item_name";

  /** Identity of the sale: its own, or where it was read; {@code text}. */
  public static final String SALE_ID = "sale_id";

  /**
   * Calendar day of {@link #TIMESTAMP_MS} in the zone of the job; {@code date}, not on the wire.
   */
  public static final String TIMESTAMP_DT = "timestamp_dt";

  private SaleColumns() {}
}
