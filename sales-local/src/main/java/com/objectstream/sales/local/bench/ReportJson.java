package com.objectstream.sales.local.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A report for programs: one JSON document, names in snake case, rates in rows a second, CPU in
 * microseconds of a core for a row, delays in milliseconds.
 */
final class ReportJson {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT);

  private ReportJson() {}

  static String of(BenchReport report) {
    var parts = new LinkedHashMap<String, Object>();
    parts.put("contenders", report.contenders());
    parts.put("ratios", report.ratios());
    report.delay().ifPresent(delay -> parts.put("delay", delay));
    return document(parts);
  }

  /** A document of these parts and of the machine they were measured on. */
  private static String document(Map<String, Object> parts) {
    ObjectNode document = MAPPER.createObjectNode();
    document.put("cores", Runtime.getRuntime().availableProcessors());
    document.put("java", System.getProperty("java.version"));
    parts.forEach((name, part) -> document.set(name, MAPPER.valueToTree(part)));
    try {
      return MAPPER.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report that is no JSON", e);
    }
  }
}
