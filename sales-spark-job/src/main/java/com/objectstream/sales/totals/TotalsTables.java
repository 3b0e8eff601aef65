package com.objectstream.sales.totals;

/** Names of the tables of totals and of their columns, which {@code schema.cql} defines. */
public final class TotalsTables {
  /** Totals of a store on a day by item. */
  public static final String DAILY_SALES = "dg_daily_sales";

  /** Stores of a day that changed since their totals were rebuilt. */
  public static final String CHANGED_DAYS = "dg_changed_days";

  /** Stores that ever had a sale on a day. */
  public static final String STORE_DAYS = "dg_store_days";

  /** The store; {@code text}, in all three. */
  public static final String STORE_ID = "store_id";

  /** The day; {@code date}, in all three. */
  public static final String TIMESTAMP_DT = "timestamp_dt";

  /** The item; {@code text}. */
  public static final String ITEM_ID = "item_id";

  /** Sales, as the batch layer counted them; {@code bigint}. */
  public static final String BATCH_SALES = "batch_sales";

  /** Their items; {@code bigint}. */
  public static final String BATCH_ITEMS_SOLD = "batch_items_sold";

  /** When the run of the batch layer began; {@code timestamp}. */
  public static final String BATCH_AT = "batch_at";

  /** Sales of the speed layer that the batch layer saw before it counted; {@code bigint}. */
  public static final String SEEN_SPEED_SALES = "seen_speed_sales";

  /** Their items; {@code bigint}. */
  public static final String SEEN_SPEED_ITEMS_SOLD = "seen_speed_items_sold";

  /** Sales, as the speed layer counted them; {@code bigint}. */
  public static final String SPEED_SALES = "speed_sales";

  /** Their items; {@code bigint}. */
  public static final String SPEED_ITEMS_SOLD = "speed_items_sold";

  /** The micro-batch of the speed layer that wrote last; {@code timestamp}. */
  public static final String SPEED_AT = "speed_at";

  /** When the sales of a store and day were changed last; {@code timestamp}. */
  public static final String CHANGED_AT = "changed_at";

  /** When a store and day had its first sale; {@code timestamp}. */
  public static final String FIRST_AT = "first_at";

  private TotalsTables() {}
}
