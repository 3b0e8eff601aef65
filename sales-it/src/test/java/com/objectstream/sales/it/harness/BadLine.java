package com.objectstream.sales.it.harness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * A line that is no sale.
 *
 * @param reason the code of its reject
 */
public record BadLine(String reason, byte[] bytes) {
  public static final String GOOD =
      "{\"item_id\":\"i\",\"store_id\":\"s\",\"timestamp_ms\":1530305100936,\"item_sold\":1}";

  /** One for each reason, the last one blank. */
  public static final List<BadLine> ONE_OF_EACH =
      List.of(
          new BadLine("INVALID_UTF8", GOOD.replace("\"i\"", "\"\u00ff\"").getBytes(ISO_8859_1)),
          new BadLine("MALFORMED_JSON", GOOD + GOOD),
          new BadLine("NOT_AN_OBJECT", "[" + GOOD + "]"),
          new BadLine("MISSING_FIELD", GOOD.replace("item_id", "item")),
          new BadLine("BLANK_FIELD", GOOD.replace("\"s\"", "\" \"")),
          new BadLine("WRONG_TYPE", GOOD.replace(":1}", ":1.5}")),
          new BadLine("TIMESTAMP_OUT_OF_RANGE", GOOD.replace("1530305100936", "1")),
          new BadLine("TOO_LARGE", GOOD.replace("\"i\"", "\"" + "i".repeat(32 * 1024 + 1) + "\"")),
          new BadLine("EMPTY_VALUE", " \n\r\n"));

  public BadLine(String reason, String line) {
    this(reason, line.getBytes(UTF_8));
  }
}
