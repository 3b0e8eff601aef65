package com.objectstream.sales.transform;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** A value that no rule reads. It must be JSON all the same, and name no field twice. */
final class UnknownValue {
  private UnknownValue() {}

  /** Passes over the value of the current token; the parser's own limit bounds the recursion. */
  static void skip(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      Set<String> names = new HashSet<>();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        requireNew(names.add(name), name, json);
        json.nextToken();
        skip(json);
      }
    } else if (json.currentToken() == JsonToken.START_ARRAY) {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        skip(json);
      }
    }
  }

  static void requireNew(boolean isNew, String name, JsonParser json) throws JsonParseException {
    if (!isNew) {
      throw new JsonParseException(json, "a field is named twice, \"" + name + "\"");
    }
  }
}
