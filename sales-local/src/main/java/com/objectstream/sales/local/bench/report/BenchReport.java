package com.objectstream.sales.local.bench.report;

import java.util.Map;
import java.util.stream.Stream;

/** What a benchmark found. */
public interface BenchReport {
  /** For people. */
  Stream<String> lines();

  /** For programs: parts of a JSON document, by name. */
  Map<String, Object> parts();
}
