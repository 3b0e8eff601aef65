package com.objectstream.sales.model;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Optional;

/**
 * One sale as a shop reports it. The reference message of the topic is {@code
 * SaleEvent[itemId=plates-235, storeId=Hermitage - 1, timestampMs=1530305100936, itemSold=23,
 * itemName=Optional[Plates], saleId=Optional.empty]}.
 *
 * @param itemId what was sold, not blank
 * @param storeId where, not blank
 * @param timestampMs when, epoch milliseconds
 * @param itemSold how many; negative for a return
 * @param itemName what the item is called, empty if unknown
 * @param saleId the shop's own identity of this sale, empty if it has none
 * @serial exclude
 */
public record SaleEvent(
    String itemId,
    String storeId,
    long timestampMs,
    int itemSold,
    Optional<String> itemName,
    Optional<String> saleId)
    implements Serializable {

  /**
   * Refuses null: what is unknown is empty.
   *
   * @param itemId what was sold
   * @param storeId where
   * @param timestampMs when, epoch milliseconds
   * @param itemSold how many
   * @param itemName what the item is called
   * @param saleId the shop's own identity
   */
  public SaleEvent {
    requireNonNull(itemId, "itemId");
    requireNonNull(storeId, "storeId");
    requireNonNull(itemName, "itemName");
    requireNonNull(saleId, "saleId");
  }

  /**
   * An {@link Optional} is not serializable.
   *
   * @return what is written in its place
   */
  private Object writeReplace() {
    return new Serialized(
        itemId, storeId, timestampMs, itemSold, itemName.orElse(null), saleId.orElse(null));
  }

  /** An event on its way; null for what is empty. */
  private record Serialized(
      String itemId, String storeId, long timestampMs, int itemSold, String itemName, String saleId)
      implements Serializable {
    private Object readResolve() {
      return new SaleEvent(
          itemId,
          storeId,
          timestampMs,
          itemSold,
          Optional.ofNullable(itemName),
          Optional.ofNullable(saleId));
    }
  }
}
