package com.objectstream.sales.transform;

import static java.util.stream.Collectors.toMap;

import com.objectstream.sales.model.SaleColumns;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The fields of the wire, in the order in which they are reported when several break one rule. */
enum SaleField {
  ITEM_ID(SaleColumns.ITEM_ID),
  STORE_ID(SaleColumns.STORE_ID),
  TIMESTAMP_MS(SaleColumns.TIMESTAMP_MS),
  ITEM_SOLD(SaleColumns.ITEM_SOLD),
  ITEM_NAME(SaleColumns.ITEM_NAME),
  SALE_ID(SaleColumns.SALE_ID),
  /** Any field that no rule reads. */
  UNKNOWN("");

  static final List<SaleField> REQUIRED = List.of(ITEM_ID, STORE_ID, TIMESTAMP_MS, ITEM_SOLD);

  /** The same as bits. */
  static final int REQUIRED_BITS = REQUIRED.stream().mapToInt(SaleField::bit).sum();

  private static final SaleField[] KNOWN =
      Stream.of(values()).filter(field -> field != UNKNOWN).toArray(SaleField[]::new);

  private static final Map<String, SaleField> BY_NAME =
      Stream.of(KNOWN).collect(toMap(SaleField::column, Function.identity()));

  private final String column;

  /** With its quotes a name has eight bytes or more: the first and the last eight are all of it. */
  private final int quotedBytes;

  private final long firstEight;
  private final long lastEight;

  SaleField(String column) {
    byte[] quoted = ('"' + column + '"').getBytes(StandardCharsets.US_ASCII);
    boolean isNamed = quoted.length >= Long.BYTES;
    this.column = column;
    this.quotedBytes = quoted.length;
    this.firstEight = isNamed ? EightBytes.at(quoted, 0) : 0;
    this.lastEight = isNamed ? EightBytes.at(quoted, quoted.length - Long.BYTES) : 0;
  }

  static SaleField named(String name) {
    return BY_NAME.getOrDefault(name, UNKNOWN);
  }

  /** The field whose name, with its quotes, stands at an index. */
  static SaleField quotedAt(int from, byte[] bytes, int end) {
    if (end - from < Long.BYTES) {
      return UNKNOWN;
    }
    long eight = EightBytes.at(bytes, from);
    for (SaleField field : KNOWN) {
      if (field.firstEight == eight && field.endsAt(from + field.quotedBytes, bytes, end)) {
        return field;
      }
    }
    return UNKNOWN;
  }

  private boolean endsAt(int to, byte[] bytes, int end) {
    return to <= end && EightBytes.at(bytes, to - Long.BYTES) == lastEight;
  }

  /** Bytes of the name with its quotes. */
  int quotedBytes() {
    return quotedBytes;
  }

  boolean isNumber() {
    return this == TIMESTAMP_MS || this == ITEM_SOLD;
  }

  String column() {
    return column;
  }

  /** This field alone as a set of fields. */
  int bit() {
    return 1 << ordinal();
  }
}
