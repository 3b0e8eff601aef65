package com.objectstream.sales.local.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** A row as a JSON object on one line, without a line end. */
final class JsonLine {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonLine() {}

  static String of(List<String> columns, List<Cell> row) {
    var text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      for (int i = 0; i < columns.size(); i++) {
        json.writeFieldName(columns.get(i));
        write(row.get(i), json);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(Cell cell, JsonGenerator json) throws IOException {
    if (cell.text().isEmpty()) {
      json.writeNull();
    } else if (cell.bare()) {
      json.writeRawValue(cell.text().get());
    } else {
      json.writeString(cell.text().get());
    }
  }
}
