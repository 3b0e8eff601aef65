package com.objectstream.sales.local.delivery;

/**
 * Names of the columns that say where a line was read: those of Spark's Kafka source, and those of
 * a position.
 */
final class SourceColumns {
  /** Value of the record; {@code binary}. */
  static final String VALUE = "value";

  static final String TOPIC = "topic";

  /** {@code int}. */
  static final String PARTITION = "partition";

  /** {@code bigint}. */
  static final String OFFSET = "offset";

  /** Headers of the record, null without any; {@code array<struct<key string, value binary>>}. */
  static final String HEADERS = "headers";

  /** Where the value of a replayed record was read first, null for others; {@code struct}. */
  static final String FIRST_POSITION = "first_position";

  /**
   * The record's own time at its first reading, epoch milliseconds, null if unknown; {@code
   * bigint}.
   */
  static final String RECORD_TIMESTAMP = "record_timestamp";

  /** How often a line was rejected before it was sent again, from 1; {@code int}. */
  static final String ATTEMPT = "attempt";

  /** Line within the value, from 0; {@code int}. */
  static final String LINE = "line";

  private SourceColumns() {}
}
