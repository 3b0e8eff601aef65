package com.objectstream.sales.transform;

import static com.objectstream.sales.transform.RejectReason.MISSING_FIELD;
import static com.objectstream.sales.transform.RejectReason.NOT_AN_OBJECT;
import static com.objectstream.sales.transform.RejectReason.TOO_LARGE;

import com.objectstream.sales.model.SaleEvent;
import com.objectstream.shaded.jackson.JsonParseException;
import com.objectstream.shaded.jackson.JsonParser;
import com.objectstream.shaded.jackson.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the sale of one line in one pass. It always goes on to the end of the line, since the first
 * rule broken is a matter of the order of the rules, not of the fields.
 */
final class SaleReader {
  /**
   * More than a line of the right size has room for, at five bytes a field. Of a line that is too
   * large no more are remembered, or its names could need ten times its memory.
   */
  private static final int MOST_NAMES = SaleLimits.MAX_LINE_BYTES / "\"\":1,".length();

  private final JsonParser json;
  private final Line line;
  private final SaleRules rules;
  private final BrokenRules broken = new BrokenRules();
  private final FieldReader fields;

  /** The known fields on the line, and those of them that are not null, as bits. */
  private int named;

  private int given;
  private Set<String> unknown = Set.of();

  private String itemId;
  private String storeId;
  private long timestampMs;
  private int itemSold;
  private Optional<String> itemName = Optional.empty();
  private Optional<String> saleId = Optional.empty();

  SaleReader(JsonParser json, Line line, SaleRules rules) {
    this.json = json;
    this.line = line;
    this.rules = rules;
    this.fields = new FieldReader(json, line, broken);
  }

  /** The sale, or the reject; throws if the line is not JSON. */
  ParsedLine read() throws IOException {
    JsonToken first = json.nextToken();
    if (first == null) {
      throw new JsonParseException(json, "there is no JSON value");
    }
    if (first == JsonToken.START_OBJECT) {
      readFields();
      requireFields();
    } else {
      json.skipChildren();
      broken.add(
          NOT_AN_OBJECT,
          RejectDetail.of("the line", line.text(0, line.length()), "give a JSON object"));
    }
    requireEnd();
    requireSizes();
    return broken.isEmpty() ? sale() : broken.reject(line);
  }

  private void readFields() throws IOException {
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      SaleField field = SaleField.named(name);
      if (!isNew(field, name)) {
        throw new JsonParseException(json, "a field is named twice, \"" + name + "\"");
      }
      JsonToken value = json.nextToken();
      if (field == SaleField.UNKNOWN) {
        json.skipChildren();
      } else if (value != JsonToken.VALUE_NULL) {
        given |= field.bit();
        readValue(field);
      }
    }
  }

  private boolean isNew(SaleField field, String name) {
    if (field == SaleField.UNKNOWN) {
      unknown = unknown.isEmpty() ? new HashSet<>() : unknown;
      return unknown.size() < MOST_NAMES ? unknown.add(name) : !unknown.contains(name);
    }
    int before = named;
    named |= field.bit();
    return named != before;
  }

  private void readValue(SaleField field) throws IOException {
    switch (field) {
      case ITEM_ID -> itemId = fields.keyText(field);
      case STORE_ID -> storeId = fields.keyText(field);
      case TIMESTAMP_MS -> timestampMs = fields.timestamp();
      case ITEM_SOLD -> itemSold = fields.count();
      case ITEM_NAME -> itemName = Optional.of(fields.text(field));
      case SALE_ID -> saleId = Optional.of(fields.keyText(field));
      case UNKNOWN -> throw new IllegalArgumentException("an unknown field has no value to keep");
    }
  }

  private void requireFields() {
    for (SaleField field : SaleField.REQUIRED) {
      if ((given & field.bit()) == 0) {
        broken.add(MISSING_FIELD, field, field.column() + " is missing");
      }
    }
  }

  private void requireEnd() throws IOException {
    if (json.nextToken() != null) {
      throw new JsonParseException(json, "there is text after the JSON value");
    }
  }

  private void requireSizes() {
    if (line.length() > SaleLimits.MAX_LINE_BYTES) {
      broken.add(
          TOO_LARGE, RejectDetail.ofSize("the line", line.length(), SaleLimits.MAX_LINE_BYTES));
    }
    String identity = saleId.orElse("");
    if (broken.isEmpty() && !SaleText.fitsRowKey(itemId, identity)) {
      int bytes = SaleText.rowKeyBytes(itemId, identity);
      broken.add(
          TOO_LARGE,
          RejectDetail.ofSize("item_id with sale_id", bytes, SaleLimits.MAX_ROW_KEY_BYTES));
    }
  }

  private ParsedLine sale() {
    var event = new SaleEvent(itemId, storeId, timestampMs, itemSold, itemName, saleId);
    return rules.judge(new ParsedSale(line.number(), event), line);
  }
}
