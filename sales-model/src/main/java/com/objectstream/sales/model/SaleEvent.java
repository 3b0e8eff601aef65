package com.objectstream.sales.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One sale as a shop reports it.
 *
 * @param itemId what was sold, not blank
 * @param storeId where, not blank
 * @param timestampMs when, epoch milliseconds
 * @param itemSold how many; negative for a return
 * @param itemName what the item is called, empty if unknown
 * @param saleId the shop's own identity of this sale, empty if it has none
 */
public record SaleEvent(
    String itemId,
    String storeId,
    long timestampMs,
    int itemSold,
    Optional<String> itemName,
    Optional<String> saleId) {

  public SaleEvent {
    requireNonNull(itemId, "itemId");
    requireNonNull(storeId, "storeId");
    requireNonNull(itemName, "itemName");
    requireNonNull(saleId, "saleId");
  }
}
