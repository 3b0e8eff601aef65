package com.objectstream.sales.model;

/** Where sales live unless an option says otherwise. */
public final class SaleNames {
  public static final String TOPIC = "item_sales";
  public static final String DLQ_TOPIC = "item_sales_dlq";
  public static final String KEYSPACE = "dg_store";
  public static final String TABLE = "dg_item_sales";

  private SaleNames() {}
}
