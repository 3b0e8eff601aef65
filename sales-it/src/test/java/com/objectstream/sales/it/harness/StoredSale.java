package com.objectstream.sales.it.harness;

import com.datastax.oss.driver.api.core.cql.Row;
import com.objectstream.sales.model.SaleEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A row of the table of sales.
 *
 * @param itemName null if unset
 * @param written microseconds
 */
public record StoredSale(
    String storeId,
    LocalDate day,
    Instant at,
    String itemId,
    String saleId,
    String itemName,
    int itemSold,
    long written) {

  public static StoredSale of(Row row) {
    return new StoredSale(
        row.getString("store_id"),
        row.getLocalDate("timestamp_dt"),
        row.getInstant("timestamp_ms"),
        row.getString("item_id"),
        row.getString("sale_id"),
        row.getString("item_name"),
        row.getInt("item_sold"),
        row.getLong("written"));
  }

  /** What was sold, without when it was written. */
  public SaleEvent event() {
    return new SaleEvent(
        itemId,
        storeId,
        at.toEpochMilli(),
        itemSold,
        Optional.ofNullable(itemName),
        Optional.of(saleId));
  }
}
