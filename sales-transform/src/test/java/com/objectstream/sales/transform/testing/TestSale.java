package com.objectstream.sales.transform.testing;

import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.model.SaleJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A sale to change and to send. {@code TestSale.plates().sold(-1).unnamed().json()} is
 *
 * <pre>{@code
 * {"item_id":"plates-235","item_sold":-1,"timestamp_ms":"1530305100936","store_id":"Hermitage - 1"}
 * }</pre>
 *
 * @param event the sale as it is now
 */
public record TestSale(SaleEvent event) {
  /**
   * The sale of the reference message: {@code SaleEvent[itemId=plates-235, storeId=Hermitage - 1,
   * timestampMs=1530305100936, itemSold=23, itemName=Optional[Plates], saleId=Optional.empty]}.
   *
   * @return a sale to begin with
   */
  public static TestSale plates() {
    return new TestSale(
        new SaleEvent(
            "plates-235",
            "Hermitage - 1",
            1_530_305_100_936L,
            23,
            Optional.of("Plates"),
            Optional.empty()));
  }

  /**
   * Another item: {@code item("cups-7")} has {@code itemId=cups-7}.
   *
   * @param id of the item
   * @return the changed sale
   */
  public TestSale item(String id) {
    return with(id, event.storeId(), event.timestampMs(), event.itemSold());
  }

  /**
   * Another store: {@code store("Louvre - 2")} has {@code storeId=Louvre - 2}.
   *
   * @param id of the store
   * @return the changed sale
   */
  public TestSale store(String id) {
    return with(event.itemId(), id, event.timestampMs(), event.itemSold());
  }

  /**
   * Another time: {@code at(Instant.EPOCH)}, which is a reject, has {@code timestampMs=0}.
   *
   * @param time of the sale
   * @return the changed sale
   */
  public TestSale at(Instant time) {
    return with(event.itemId(), event.storeId(), time.toEpochMilli(), event.itemSold());
  }

  /**
   * Another number: {@code sold(-1)}, a return, has {@code itemSold=-1}.
   *
   * @param items negative for a return
   * @return the changed sale
   */
  public TestSale sold(int items) {
    return with(event.itemId(), event.storeId(), event.timestampMs(), items);
  }

  /**
   * Another name of the item: {@code named("Cups")} has {@code itemName=Optional[Cups]}.
   *
   * @param name of the item
   * @return the changed sale
   */
  public TestSale named(String name) {
    return with(Optional.of(name), event.saleId());
  }

  /**
   * No name of the item: {@code itemName=Optional.empty}.
   *
   * @return the changed sale
   */
  public TestSale unnamed() {
    return with(Optional.empty(), event.saleId());
  }

  /**
   * An identity of its own: {@code identified("7")} has {@code saleId=Optional[7]}.
   *
   * @param saleId the shop's own identity
   * @return the changed sale
   */
  public TestSale identified(String saleId) {
    return with(event.itemName(), Optional.of(saleId));
  }

  /**
   * The sale as a line of JSON, without a line end; see the class for one.
   *
   * @return the line
   */
  public String json() {
    return new String(line(), StandardCharsets.UTF_8);
  }

  /**
   * The bytes of {@link #json}: the value of a Kafka record.
   *
   * @return UTF-8
   */
  public byte[] line() {
    return SaleJson.write(event);
  }

  private TestSale with(String item, String store, long timestampMs, int sold) {
    return new TestSale(
        new SaleEvent(item, store, timestampMs, sold, event.itemName(), event.saleId()));
  }

  private TestSale with(Optional<String> name, Optional<String> saleId) {
    return new TestSale(
        new SaleEvent(
            event.itemId(), event.storeId(), event.timestampMs(), event.itemSold(), name, saleId));
  }
}
