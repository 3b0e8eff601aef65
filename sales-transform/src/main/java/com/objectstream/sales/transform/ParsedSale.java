package com.objectstream.sales.transform;

import com.objectstream.sales.model.SaleEvent;

/**
 * A line that keeps every rule. The reference message is {@code ParsedSale[line=0,
 * event=SaleEvent[itemId=plates-235, storeId=Hermitage - 1, timestampMs=1530305100936, itemSold=23,
 * itemName=Optional[Plates], saleId=Optional.empty]]}.
 *
 * @param line within the value or the input, from 0
 * @param event the sale, as it was on the line
 * @serial exclude
 */
public record ParsedSale(int line, SaleEvent event) implements ParsedLine {

  /**
   * What makes a sale the same sale when it is read again: its own identity or, without one, where
   * it was read.
   *
   * <pre>
   * sale_id  place           line  identity
   * 536365-0 item_sales/3/42 1     536365-0
   * none     item_sales/3/42 0     item_sales/3/42
   * none     item_sales/3/42 1     item_sales/3/42/1
   * none     june.jsonl      1     june.jsonl/1
   * </pre>
   *
   * @param place of the value or the input whose line this is: {@code <topic>/<partition>/<offset>}
   *     for a Kafka record; no other may have the same
   * @return the identity, never blank unless the place is
   */
  public String identityAt(String place) {
    return event.saleId().isPresent()
        ? event.saleId().get()
        : line == 0 ? place : place + '/' + line;
  }
}
