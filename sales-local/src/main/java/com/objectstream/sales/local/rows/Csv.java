package com.objectstream.sales.local.rows;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lines of RFC 4180. Texts stand there as they are, also one that a spreadsheet may calculate. */
final class Csv {
  private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\\p{Cntrl}]|^\\s|\\s$");

  private Csv() {}

  /** A line with its end, CRLF. An empty field is null, and {@code ""} the empty text. */
  static String line(List<Optional<String>> fields) {
    return fields.stream()
        .map(field -> field.map(Csv::quoted).orElse(""))
        .collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String quoted(String text) {
    return text.isEmpty() || NEEDS_QUOTES.matcher(text).find()
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
