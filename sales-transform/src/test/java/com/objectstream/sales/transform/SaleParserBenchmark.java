package com.objectstream.sales.transform;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Prints what the parser costs a line, warm, on one core; started by hand, no test. Rounds differ
 * by 10%: compare figures of one run only.
 */
final class SaleParserBenchmark {
  private static final int ROUNDS = 8;
  private static final int LINES = 2_000_000;
  private static final String REFERENCE =
      "{\"item_id\": \"plates-235\", \"item_sold\": 23, \"item_name\": \"Plates\","
          + " \"timestamp_ms\": \"1530305100936\", \"store_id\": \"Hermitage - 1\"}";

  private SaleParserBenchmark() {}

  public static void main(String[] args) {
    String identified = REFERENCE.replace("}", ", \"sale_id\": \"536365-0\"}");
    for (int round = 1; round <= ROUNDS; round++) {
      System.out.printf(
          "round %d: reference %d ns, with sale_id %d ns, with two unknown fields %d ns%n",
          round,
          nanosPerLine(REFERENCE),
          nanosPerLine(identified),
          nanosPerLine(REFERENCE.replace("}", ", \"till\": 4, \"tags\": {\"a\": [1, 2]}}")));
    }
  }

  private static long nanosPerLine(String line) {
    byte[] value = line.getBytes(UTF_8);
    var parser = new SaleParser();
    long units = 0;
    long start = System.nanoTime();
    for (int i = 0; i < LINES; i++) {
      for (ParsedLine parsed : parser.parse(value)) {
        units += parsed instanceof ParsedSale sale ? sale.event().itemSold() : 0;
      }
    }
    long nanos = System.nanoTime() - start;
    if (units != 23L * LINES) {
      throw new IllegalStateException("read %d units of %s".formatted(units, line));
    }
    return nanos / LINES;
  }
}
