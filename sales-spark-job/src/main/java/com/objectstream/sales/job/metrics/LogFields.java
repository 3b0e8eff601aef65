package com.objectstream.sales.job.metrics;

import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.MDC;

/**
 * Figures that a line of the log has as fields of their own where the log is JSON: part of a JSON
 * object, in the context of the thread.
 */
public final class LogFields {
  /** Name in the context, for the layout. */
  public static final String KEY = "sales.fields";

  private LogFields() {}

  /**
   * Logs with these fields.
   *
   * @param fields numbers or plain words by name, in the order of the map: {@code
   *     "batch":12,"read":400}
   */
  public static void with(Map<String, ?> fields, Runnable log) {
    MDC.put(
        KEY,
        fields.entrySet().stream()
            .map(field -> "\"%s\":%s".formatted(field.getKey(), json(field.getValue())))
            .collect(Collectors.joining(",")));
    try {
      log.run();
    } finally {
      MDC.remove(KEY);
    }
  }

  private static String json(Object value) {
    return value instanceof Number ? value.toString() : "\"" + value + "\"";
  }
}
