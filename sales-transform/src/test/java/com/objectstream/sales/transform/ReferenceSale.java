package com.objectstream.sales.transform;

import static com.objectstream.sales.model.SaleColumns.ITEM_ID;
import static com.objectstream.sales.model.SaleColumns.ITEM_NAME;
import static com.objectstream.sales.model.SaleColumns.ITEM_SOLD;
import static com.objectstream.sales.model.SaleColumns.STORE_ID;
import static com.objectstream.sales.model.SaleColumns.TIMESTAMP_MS;
import static java.util.stream.Collectors.joining;

import com.objectstream.sales.model.SaleEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The reference message, and lines that differ from it in a field. */
final class ReferenceSale {
  static final long AFTERNOON_OF_29_JUNE_2018 = 1530305100936L;

  static final String REFERENCE =
      "{\"item_id\": \"plates-235\", \"item_sold\": 23, \"item_name\": \"Plates\","
          + " \"timestamp_ms\": \"1530305100936\", \"store_id\": \"Hermitage - 1\"}";

  static final SaleEvent PLATES =
      new SaleEvent(
          "plates-235",
          "Hermitage - 1",
          AFTERNOON_OF_29_JUNE_2018,
          23,
          Optional.of("Plates"),
          Optional.empty());

  private ReferenceSale() {}

  /** The reference message with the fields (name, JSON, name, JSON, …) changed or added. */
  static String with(String... namesAndValues) {
    Map<String, String> fields = fields();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return object(fields);
  }

  static String without(String name) {
    Map<String, String> fields = fields();
    fields.remove(name);
    return object(fields);
  }

  static String quoted(String text) {
    return '"' + text + '"';
  }

  private static Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(ITEM_ID, quoted("plates-235"));
    fields.put(ITEM_SOLD, "23");
    fields.put(ITEM_NAME, quoted("Plates"));
    fields.put(TIMESTAMP_MS, quoted("1530305100936"));
    fields.put(STORE_ID, quoted("Hermitage - 1"));
    return fields;
  }

  private static String object(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> quoted(field.getKey()) + ":" + field.getValue())
        .collect(joining(",", "{", "}"));
  }
}
