package com.objectstream.sales.transform;

import com.objectstream.sales.model.SaleColumns;
import java.util.List;

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

  private final String column;

  SaleField(String column) {
    this.column = column;
  }

  static SaleField named(String name) {
    return switch (name) {
      case SaleColumns.ITEM_ID -> ITEM_ID;
      case SaleColumns.STORE_ID -> STORE_ID;
      case SaleColumns.TIMESTAMP_MS -> TIMESTAMP_MS;
      case SaleColumns.ITEM_SOLD -> ITEM_SOLD;
      case SaleColumns.ITEM_NAME -> ITEM_NAME;
      case SaleColumns.SALE_ID -> SALE_ID;
      default -> UNKNOWN;
    };
  }

  String column() {
    return column;
  }

  /** This field alone as a set of fields. */
  int bit() {
    return 1 << ordinal();
  }
}
