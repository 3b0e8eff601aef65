package com.objectstream.sales.producer.event;

import static com.objectstream.sales.model.SaleColumns.ITEM_ID;
import static com.objectstream.sales.model.SaleColumns.ITEM_SOLD;
import static com.objectstream.sales.model.SaleColumns.STORE_ID;
import static com.objectstream.sales.model.SaleColumns.TIMESTAMP_MS;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.model.SaleJson;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The ways in which real senders break the rules of the event. Each breaks one rule only and leaves
 * the {@code sale_id} in the line, so that lines of different events differ.
 */
enum Defect {
  /** Sent in Latin-1: {@code INVALID_UTF8}. */
  LATIN_1(instead(STORE_ID, "\"Orl\u00e9ans\""), ISO_8859_1),
  /** The end is missing: {@code MALFORMED_JSON}. */
  CUT_OFF(json -> json.substring(0, json.length() - 1)),
  /** Text after the object: {@code MALFORMED_JSON}. */
  TEXT_AFTER(json -> json + ";"),
  /** A field name twice: {@code MALFORMED_JSON}. */
  FIELD_TWICE(json -> "{\"" + ITEM_SOLD + "\":1," + json.substring(1)),
  /** A list around the object: {@code NOT_AN_OBJECT}. */
  IN_A_LIST(json -> "[" + json + "]"),
  /** The store under another name: {@code MISSING_FIELD}. */
  WITHOUT_STORE(json -> json.replace(field(STORE_ID), field("shop"))),
  /** Spaces for an item: {@code BLANK_FIELD}. */
  BLANK_ITEM(instead(ITEM_ID, "\"  \"")),
  /** Half an item: {@code WRONG_TYPE}. */
  FRACTION_SOLD(instead(ITEM_SOLD, "0.5")),
  /** A number over 32 bits: {@code WRONG_TYPE}. */
  TOO_MANY_SOLD(instead(ITEM_SOLD, "\"4294967296\"")),
  /** A date for a timestamp: {@code WRONG_TYPE}. */
  DATE_AS_TEXT(instead(TIMESTAMP_MS, "\"2018-06-29T20:45:00Z\"")),
  /** Seconds for milliseconds: {@code TIMESTAMP_OUT_OF_RANGE}. */
  SECONDS(instead(TIMESTAMP_MS, "\"1530305100\""));

  /** All of them; {@link #values()} makes an array for each call. */
  static final List<Defect> ALL = List.of(values());

  private final UnaryOperator<String> spoiler;
  private final Charset charset;

  Defect(UnaryOperator<String> spoiler) {
    this(spoiler, UTF_8);
  }

  Defect(UnaryOperator<String> spoiler, Charset charset) {
    this.spoiler = spoiler;
    this.charset = charset;
  }

  byte[] spoil(SaleEvent sale) {
    return spoiler.apply(new String(SaleJson.write(sale), UTF_8)).getBytes(charset);
  }

  private static UnaryOperator<String> instead(String name, String value) {
    return json -> json.replace(field(name), field(name) + value + "," + field("was"));
  }

  private static String field(String name) {
    return "\"" + name + "\":";
  }
}
