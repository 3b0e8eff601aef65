package shop.corpus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same values for every way to read them: some hundred, and few of them are sales. */
public final class Corpus {
  private static final String SALE =
      "{\"item_id\": \"plates-235\", \"item_sold\": 23, \"item_name\": \"Plates\","
          + " \"timestamp_ms\": \"1530305100936\", \"store_id\": \"Hermitage - 1\"}";

  private static final Map<String, String> FIELDS = new LinkedHashMap<>();

  static {
    FIELDS.put("item_id", "\"plates-235\"");
    FIELDS.put("item_sold", "23");
    FIELDS.put("item_name", "\"Plates\"");
    FIELDS.put("timestamp_ms", "\"1530305100936\"");
    FIELDS.put("store_id", "\"Hermitage - 1\"");
    FIELDS.put("sale_id", "\"536365-0\"");
    FIELDS.put("till", "4");
  }

  private static final List<String> TOKENS =
      List.of(
          "null",
          "true",
          "false",
          "[]",
          "[1, [2]]",
          "{}",
          "{\"a\": {\"a\": 1, \"a\": 2}}",
          "\"\"",
          "\" \"",
          "\"\u00a0\"",
          "\"\\u200b\"",
          "\"a lot\"",
          "\"\\ud83c\"",
          "\"\\u0000\"",
          "0",
          "-0",
          "1",
          "-1",
          "007",
          "1.0",
          "1.5",
          "1e3",
          "NaN",
          "2147483647",
          "2147483648",
          "-2147483648",
          "-2147483649",
          "9223372036854775807",
          "9223372036854775808",
          "\"1\"",
          "\"-1\"",
          "\"+1\"",
          "\" 1\"",
          "\"1.0\"",
          "\"2147483648\"",
          "\"\u0661\"",
          "946684799999",
          "946684800000",
          "253402300799999",
          "253402300800000",
          "1530305100936000",
          "'single'",
          "bare",
          "");

  private final List<byte[]> values = new ArrayList<>();

  private Corpus() {
    oddFields();
    oddSyntax();
    oddSizes();
    oddBytes();
    oddLines();
  }

  /** Each is the value of a record. */
  public static List<byte[]> values() {
    return new Corpus().values;
  }

  private void oddFields() {
    add(SALE);
    for (String field : FIELDS.keySet()) {
      add(saleWith(field, null));
      add(saleWith(field, FIELDS.get(field) + ", \"" + field + "\": 1"));
      TOKENS.forEach(token -> add(saleWith(field, token)));
    }
  }

  private void oddSyntax() {
    for (int end = 0; end < SALE.length(); end += 2) {
      add(SALE.substring(0, end));
    }
    for (String after : List.of(" ", "\t\r", ",", "}", "{}", SALE, " // till 4", "\u0000")) {
      add(SALE + after);
      add(after + SALE);
    }
    for (String text :
        List.of("1", "\"plates\"", "[]", "[" + SALE + "]", "true", "nul", "plates")) {
      add(text);
    }
  }

  private void oddSizes() {
    for (int depth : List.of(98, 99, 100, 101, 999, 1_001, 20_000)) {
      add(saleWith("till", "[".repeat(depth) + "]".repeat(depth)));
      add(saleWith("till", "{\"a\":".repeat(depth) + "1" + "}".repeat(depth)));
      add("[".repeat(depth));
    }
    for (int length : List.of(1_000, 1_001, 32_768, 32_769, 49_999, 50_001, 60_000, 1_000_000)) {
      add(saleWith("x".repeat(length), "1"));
      add(saleWith("till", "9".repeat(length)));
      add(saleWith("till", "1." + "9".repeat(length)));
      add(saleWith("till", "1e" + "9".repeat(length)));
      add(saleWith("item_sold", "9".repeat(length)));
      add(saleWith("till", "\"" + "x".repeat(length) + "\""));
      add(saleWith("item_name", "\"" + "x".repeat(length) + "\""));
      add(saleWith("item_id", "\"" + "x".repeat(length) + "\""));
      add(saleWith("store_id", "\"" + "ж".repeat(length / 2) + "\""));
      add(saleWith("sale_id", "\"" + "\\u0416".repeat(length / 6) + "\""));
    }
    add(SALE + " ".repeat((1 << 20) - SALE.length()));
    add(SALE + " ".repeat((1 << 20) - SALE.length() + 1));
    var fields = new StringBuilder("1");
    for (int i = 0; i < 10_000; i++) {
      fields.append(", \"till-").append(i).append("\": ").append(i);
    }
    add(saleWith("till", fields.toString()));
  }

  private void oddBytes() {
    for (String bytes :
        List.of("\u00ff", "\u00c0\u0080", "\u00ed\u00a0\u0080", "\u00e2\u0082", "\u0080")) {
      values.add(SALE.replace("Plates", bytes).getBytes(ISO_8859_1));
      values.add((bytes + SALE).getBytes(ISO_8859_1));
    }
    values.add(("\u00ef\u00bb\u00bf" + SALE).getBytes(ISO_8859_1));
    values.add(("\u0000\u0000\u0000\u0000\u0007" + SALE).getBytes(ISO_8859_1));
    values.add(SALE.getBytes(UTF_16LE));
    for (char c = 0; c < ' '; c++) {
      add(SALE.replace("Plates", "Pla" + c + "tes"));
    }
    add(SALE.replace("Plates", "Тарелки 🍽"));
    add(SALE.replace("Plates", "\\u0422\\u0430\\ud83c\\udf7d"));
  }

  private void oddLines() {
    for (String value : List.of("", "\n", " \t\r\n\n", "\u00a0", SALE + "\r\n\n{}\n" + SALE)) {
      add(value);
    }
    add("plates\n".repeat(2) + SALE);
  }

  /** The sale with this token in this field; without the field if it is null. */
  private static String saleWith(String field, String token) {
    var fields = new LinkedHashMap<>(FIELDS);
    fields.put(field, token);
    var json = new StringBuilder();
    fields.forEach(
        (name, value) -> {
          if (value != null) {
            json.append(json.isEmpty() ? "" : ", ")
                .append('"')
                .append(name)
                .append("\": ")
                .append(value);
          }
        });
    return "{" + json + "}";
  }

  private void add(String value) {
    values.add(value.getBytes(UTF_8));
  }
}
