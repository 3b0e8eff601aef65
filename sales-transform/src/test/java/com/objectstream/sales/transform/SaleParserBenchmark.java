package com.objectstream.sales.transform;

import static com.objectstream.sales.transform.ReferenceSale.REFERENCE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Prints the CPU time that the parser takes for a line, warm: the best of some rounds, since other
 * work on the machine only ever adds. The last three lines are not plain, and two of them are
 * rejects. Started by hand; no test.
 */
final class SaleParserBenchmark {
  private static final int ROUNDS = 15;
  private static final int LINES = 50_000;

  private SaleParserBenchmark() {}

  public static void main(String[] args) {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("reference", REFERENCE);
    lines.put("sale_id", REFERENCE.replace("}", ", \"sale_id\": \"536365-0\"}"));
    lines.put("not ASCII", REFERENCE.replace("Plates", "Тарелки 🍽"));
    lines.put("unknown fields", REFERENCE.replace("}", ", \"till\": 4, \"shift\": \"late\"}"));
    lines.put("nested field", REFERENCE.replace("}", ", \"a\": 4, \"b\": {\"c\": [1, 2]}}"));
    lines.put("escape", REFERENCE.replace("Plates", "Plates\\t24"));
    lines.put("no store", REFERENCE.replace("store_id", "shop"));
    lines.put("cut off", REFERENCE.replace("}", ""));

    Map<String, Long> best = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      lines.forEach((name, line) -> best.merge(name, nanosPerLine(line), Math::min));
    }
    best.forEach((name, nanos) -> System.out.printf("%-15s %4d ns/line%n", name, nanos));
  }

  private static long nanosPerLine(String line) {
    byte[] value = line.getBytes(UTF_8);
    var parser = new SaleParser();
    long sold = 0;
    long start = cpuNanos();
    for (int i = 0; i < LINES; i++) {
      for (ParsedLine parsed : parser.parse(value)) {
        sold += parsed instanceof ParsedSale sale ? sale.event().itemSold() : 0;
      }
    }
    long nanos = cpuNanos() - start;
    long expected = line.contains("\"store_id\"") && line.endsWith("}") ? 23L * LINES : 0;
    if (sold != expected) {
      throw new IllegalStateException("read %d items of %s".formatted(sold, line));
    }
    return nanos / LINES;
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
