package com.objectstream.sales.transform;

import static com.objectstream.sales.transform.RejectReason.BLANK_FIELD;
import static com.objectstream.sales.transform.RejectReason.MALFORMED_JSON;
import static com.objectstream.sales.transform.RejectReason.TIMESTAMP_OUT_OF_RANGE;
import static com.objectstream.sales.transform.RejectReason.TOO_LARGE;
import static com.objectstream.sales.transform.RejectReason.WRONG_TYPE;
import static com.objectstream.sales.transform.SaleField.ITEM_SOLD;
import static com.objectstream.sales.transform.SaleField.TIMESTAMP_MS;

import com.objectstream.shaded.jackson.JsonParser;
import com.objectstream.shaded.jackson.JsonToken;
import java.io.IOException;

/**
 * Reads the value at the parser's current token. A value that breaks a rule is noted and read as
 * empty or 0.
 */
final class FieldReader {
  private final JsonParser json;
  private final Line line;
  private final BrokenRules broken;

  FieldReader(JsonParser json, Line line, BrokenRules broken) {
    this.json = json;
    this.line = line;
    this.broken = broken;
  }

  String text(SaleField field) throws IOException {
    return isString(field) ? string(field) : "";
  }

  String keyText(SaleField field) throws IOException {
    if (!isString(field)) {
      return "";
    }
    String text = string(field);
    if (SaleText.isBlank(text)) {
      note(BLANK_FIELD, field, "give a text that is not blank");
    } else if (!SaleText.fitsKey(text)) {
      note(TOO_LARGE, field, "give at most " + SaleLimits.MAX_KEY_TEXT_BYTES + " bytes");
    }
    return text;
  }

  long timestamp() throws IOException {
    long timestampMs = wholeNumber();
    if (timestampMs == WholeNumber.NONE
        || json.currentToken() == JsonToken.VALUE_STRING && startsWithMinus()) {
      note(WRONG_TYPE, TIMESTAMP_MS, "give epoch milliseconds as a whole number");
    } else if (!SaleTime.isPlausible(timestampMs)) {
      note(TIMESTAMP_OUT_OF_RANGE, TIMESTAMP_MS, "give milliseconds of the years 2000 to 9999");
    }
    return timestampMs;
  }

  int count() throws IOException {
    long count = wholeNumber();
    if (count == WholeNumber.NONE || count != (int) count) {
      note(WRONG_TYPE, ITEM_SOLD, "give a whole number of at most 32 bits");
    }
    return (int) count;
  }

  private boolean isString(SaleField field) throws IOException {
    boolean isString = json.currentToken() == JsonToken.VALUE_STRING;
    if (!isString) {
      note(WRONG_TYPE, field, "give a string");
    }
    return isString;
  }

  private String string(SaleField field) throws IOException {
    String text = json.getText();
    if (!SaleText.hasUtf8(text)) {
      note(MALFORMED_JSON, field, "give both halves of a surrogate pair");
    }
    return text;
  }

  private long wholeNumber() throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING, VALUE_NUMBER_INT ->
          WholeNumber.parse(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
      default -> WholeNumber.NONE;
    };
  }

  private boolean startsWithMinus() throws IOException {
    return json.getTextCharacters()[json.getTextOffset()] == '-';
  }

  private void note(RejectReason reason, SaleField field, String advice) throws IOException {
    broken.add(reason, field, RejectDetail.of(field.column(), asWritten(), advice));
  }

  /** The value as it stands on the line, which leaves the parser at the value's end. */
  private String asWritten() throws IOException {
    long start = json.currentTokenLocation().getByteOffset();
    json.skipChildren();
    json.finishToken();
    return line.text(start, json.currentLocation().getByteOffset());
  }
}
