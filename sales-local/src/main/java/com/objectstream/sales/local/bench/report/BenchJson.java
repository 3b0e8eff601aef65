package com.objectstream.sales.local.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A report for programs: one JSON document with names in snake case, which tell the unit: rows a
 * second, microseconds of a core for a row, milliseconds.
 */
public final class BenchJson {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT);

  private BenchJson() {}

  /** The parts of a report, and the machine they were measured on. */
  public static String of(BenchReport report) {
    ObjectNode document = MAPPER.createObjectNode();
    document.put("cores", Runtime.getRuntime().availableProcessors());
    document.put("java", System.getProperty("java.version"));
    report.parts().forEach((name, part) -> document.set(name, MAPPER.valueToTree(part)));
    try {
      return MAPPER.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report that is no JSON", e);
    }
  }
}
