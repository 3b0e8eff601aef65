package com.objectstream.sales.local.bench;

import java.util.Map;
import java.util.stream.Stream;

/** What a benchmark found. */
public interface Report {
  /** For people. */
  Stream<String> lines();

  /** For programs: parts of a JSON document, by name. */
  Map<String, Object> parts();
}
