package com.objectstream.sales.model;

/** Where sales live unless an option says otherwise. */
public final class SaleNames {
  /** Topic of the events. */
  public static final String TOPIC = "item_sales";

  /** Topic of the rejects. */
  public static final String DLQ_TOPIC = "item_sales_dlq";

  /** Keyspace of the tables. */
  public static final String KEYSPACE = "dg_store";

  /** Table of the sales. */
  public static final String TABLE = "dg_item_sales";

  private SaleNames() {}
}
