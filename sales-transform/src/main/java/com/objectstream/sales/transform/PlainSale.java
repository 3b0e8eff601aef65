package com.objectstream.sales.transform;

import static com.objectstream.sales.transform.SaleField.ITEM_ID;
import static com.objectstream.sales.transform.SaleField.ITEM_NAME;
import static com.objectstream.sales.transform.SaleField.ITEM_SOLD;
import static com.objectstream.sales.transform.SaleField.SALE_ID;
import static com.objectstream.sales.transform.SaleField.STORE_ID;
import static com.objectstream.sales.transform.SaleField.TIMESTAMP_MS;
import static com.objectstream.sales.transform.SaleField.UNKNOWN;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.objectstream.sales.model.SaleEvent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the sale of a line that is as plain as nearly all are: texts without escapes and whole
 * numbers in a flat object. It is the sale that {@link SaleReader} would read, in less than half of
 * the time. Whatever is not plain, or wrong, or only may be, is declined: {@link SaleReader} knows
 * what to say of it.
 */
final class PlainSale {
  /** Each of their names is compared with all others, so they must be few. */
  private static final int MOST_UNKNOWN = 8;

  private static final byte DELETE = 0x7F;

  private final PlainJson json;

  /** Where the value of each field is, without quotes: its start, and its end in the lower half. */
  private final long[] values = new long[UNKNOWN.ordinal()];

  /** The known fields on the line, and those of them that are not null, as bits. */
  private int named;

  private int given;
  private List<ByteBuffer> unknown = List.of();

  private long timestampMs;
  private long itemSold;

  private PlainSale(PlainJson json) {
    this.json = json;
  }

  /**
   * The sale of a line, or null if it is declined.
   *
   * @param line well-formed UTF-8
   */
  static PlainSale read(Line line) {
    if (line.length() > SaleLimits.MAX_LINE_BYTES || !line.mayEndObject()) {
      return null;
    }
    var plain = new PlainSale(new PlainJson(line.value(), line.end()));
    return plain.isObject(line.start()) && plain.keepsRules() ? plain : null;
  }

  /** Whether there is one object, the fields of which are plain, and nothing else. */
  private boolean isObject(int start) {
    int field = json.afterSymbol('{', start);
    int at = field;
    while (field != PlainJson.NONE) {
      at = afterField(field);
      field = json.afterSymbol(',', at);
    }
    return json.afterSymbol('}', at) == json.end();
  }

  private int afterField(int from) {
    SaleField field = SaleField.quotedAt(from, json.bytes(), json.end());
    if (field == UNKNOWN) {
      return afterUnknown(from);
    }
    boolean isNew = (named & field.bit()) == 0;
    named |= field.bit();
    int value = json.afterSymbol(':', from + field.quotedBytes());
    return isNew ? afterValue(field, value) : PlainJson.NONE;
  }

  private int afterUnknown(int from) {
    int nameEnd = json.afterText(from);
    return nameEnd != PlainJson.NONE
            && isNewUnknown(ByteBuffer.wrap(json.bytes(), from, nameEnd - from))
        ? json.afterValue(json.afterSymbol(':', nameEnd))
        : PlainJson.NONE;
  }

  private boolean isNewUnknown(ByteBuffer name) {
    unknown = unknown.isEmpty() ? new ArrayList<>(MOST_UNKNOWN) : unknown;
    return unknown.size() < MOST_UNKNOWN && !unknown.contains(name) && unknown.add(name);
  }

  private int afterValue(SaleField field, int from) {
    if (json.byteAt(from) == 'n') {
      return json.afterNull(from);
    }
    given |= field.bit();
    if (json.byteAt(from) == '"') {
      int to = json.afterText(from);
      values[field.ordinal()] = slice(from + 1, to - 1);
      return to;
    }
    int to = field.isNumber() ? json.afterNumber(from) : PlainJson.NONE;
    values[field.ordinal()] = slice(from, to);
    return to;
  }

  private boolean keepsRules() {
    if ((given & SaleField.REQUIRED_BITS) != SaleField.REQUIRED_BITS) {
      return false;
    }
    timestampMs = number(TIMESTAMP_MS);
    itemSold = number(ITEM_SOLD);
    return isKey(ITEM_ID)
        && isKey(STORE_ID)
        && (!isGiven(SALE_ID) || isKey(SALE_ID))
        && length(ITEM_ID) + length(SALE_ID) <= SaleLimits.MAX_ROW_KEY_BYTES
        && SaleTime.isPlausible(timestampMs)
        && itemSold == (int) itemSold;
  }

  /** Nearly every text begins with a character that is seen. */
  private boolean isKey(SaleField field) {
    byte first = json.byteAt(from(values[field.ordinal()]));
    boolean isSeen = first > ' ' && first < DELETE;
    return length(field) <= SaleLimits.MAX_KEY_TEXT_BYTES
        && (isSeen && length(field) > 0 || !SaleText.isBlank(text(field)));
  }

  private boolean isGiven(SaleField field) {
    return (given & field.bit()) != 0;
  }

  /** Of UTF-8; 0 of what is not given. */
  private int length(SaleField field) {
    long slice = values[field.ordinal()];
    return to(slice) - from(slice);
  }

  /** The sale with texts of its own. */
  SaleEvent event() {
    return new SaleEvent(
        text(ITEM_ID),
        text(STORE_ID),
        timestampMs,
        itemSold(),
        optionalText(ITEM_NAME),
        optionalText(SALE_ID));
  }

  long timestampMs() {
    return timestampMs;
  }

  int itemSold() {
    return (int) itemSold;
  }

  ByteBuffer utf8(SaleField field) {
    return ByteBuffer.wrap(json.bytes(), from(values[field.ordinal()]), length(field));
  }

  Optional<ByteBuffer> optionalUtf8(SaleField field) {
    return isGiven(field) ? Optional.of(utf8(field)) : Optional.empty();
  }

  private Optional<String> optionalText(SaleField field) {
    return isGiven(field) ? Optional.of(text(field)) : Optional.empty();
  }

  private String text(SaleField field) {
    return new String(json.bytes(), from(values[field.ordinal()]), length(field), UTF_8);
  }

  private long number(SaleField field) {
    long slice = values[field.ordinal()];
    return WholeNumber.parse(json.bytes(), from(slice), to(slice));
  }

  private static long slice(int from, int to) {
    return (long) from << Integer.SIZE | to;
  }

  private static int from(long slice) {
    return (int) (slice >>> Integer.SIZE);
  }

  private static int to(long slice) {
    return (int) slice;
  }
}
