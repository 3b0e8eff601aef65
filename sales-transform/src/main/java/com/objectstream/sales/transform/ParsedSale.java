package com.objectstream.sales.transform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.objectstream.sales.model.SaleEvent;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A line that keeps every rule. The reference message is {@code ParsedSale[line=0,
 * event=SaleEvent[itemId=plates-235, storeId=Hermitage - 1, timestampMs=1530305100936, itemSold=23,
 * itemName=Optional[Plates], saleId=Optional.empty]]}.
 *
 * <p>Its event, with texts as strings, is made when it is asked for. Whoever only passes texts on
 * takes their UTF-8, which mostly is the line's own and costs nothing. It may hold on to the value
 * that it was read from, whose bytes must stay as they are meanwhile, see {@link #detached}.
 */
public final class ParsedSale implements ParsedLine {
  private static final long serialVersionUID = 1L;

  /** Within the value or the input, from 0. */
  private final int line;

  /** Null until somebody asks, if there is a plain one. */
  private SaleEvent event;

  /** Null if the line was not plain. */
  private final transient PlainSale plain;

  /**
   * The sale of a line.
   *
   * @param line within the value or the input, from 0
   * @param event the sale, as it was on the line
   */
  public ParsedSale(int line, SaleEvent event) {
    this(line, requireNonNull(event, "event"), null);
  }

  ParsedSale(int line, PlainSale plain) {
    this(line, null, plain);
  }

  private ParsedSale(int line, SaleEvent event, PlainSale plain) {
    this.line = line;
    this.event = event;
    this.plain = plain;
  }

  @Override
  public int line() {
    return line;
  }

  /**
   * The sale, as it was on the line.
   *
   * @return the same at each call
   */
  public SaleEvent event() {
    SaleEvent made = event; // read once: another thread may make it meanwhile
    if (made == null) {
      made = plain.event();
      event = made;
    }
    return made;
  }

  /**
   * What was sold.
   *
   * @return UTF-8 in an array that is not to be changed
   */
  public ByteBuffer itemIdUtf8() {
    return plain == null ? utf8(event.itemId()) : plain.utf8(SaleField.ITEM_ID);
  }

  /**
   * Where it was sold.
   *
   * @return UTF-8 in an array that is not to be changed
   */
  public ByteBuffer storeIdUtf8() {
    return plain == null ? utf8(event.storeId()) : plain.utf8(SaleField.STORE_ID);
  }

  /**
   * What people call it.
   *
   * @return UTF-8 in an array that is not to be changed; empty if it is unknown
   */
  public Optional<ByteBuffer> itemNameUtf8() {
    return plain == null
        ? event.itemName().map(ParsedSale::utf8)
        : plain.optionalUtf8(SaleField.ITEM_NAME);
  }

  /**
   * The sale's own identity.
   *
   * @return UTF-8 in an array that is not to be changed; empty if it has none
   */
  public Optional<ByteBuffer> saleIdUtf8() {
    return plain == null
        ? event.saleId().map(ParsedSale::utf8)
        : plain.optionalUtf8(SaleField.SALE_ID);
  }

  private static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  /**
   * When it was sold.
   *
   * @return epoch milliseconds
   */
  public long timestampMs() {
    return plain == null ? event.timestampMs() : plain.timestampMs();
  }

  /**
   * How many were sold.
   *
   * @return items, negative if they were returned
   */
  public int itemSold() {
    return plain == null ? event.itemSold() : plain.itemSold();
  }

  /**
   * The same sale without the value that it was read from, which may be as large as a message can
   * be: to be kept for longer.
   *
   * @return an equal sale
   */
  public ParsedSale detached() {
    return plain == null ? this : new ParsedSale(line, event());
  }

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
    return event().saleId().isPresent()
        ? event().saleId().get()
        : line == 0 ? place : place + '/' + line;
  }

  /**
   * Makes the event first, which the serial form has in place of the plain sale.
   *
   * @param out where to
   * @throws IOException if it cannot be written
   */
  private void writeObject(ObjectOutputStream out) throws IOException {
    event();
    out.defaultWriteObject();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ParsedSale that && line == that.line && event().equals(that.event());
  }

  @Override
  public int hashCode() {
    return 31 * line + event().hashCode();
  }

  /** {@code ParsedSale[line=0, event=SaleEvent[itemId=plates-235, …]]}. */
  @Override
  public String toString() {
    return "ParsedSale[line=" + line + ", event=" + event() + "]";
  }
}
