package com.objectstream.sales.transform.spark;

/**
 * Names of the columns that say where a sale was read: those of Spark's Kafka source, and the line.
 */
public final class SourceColumns {
  /** Key of the record; {@code binary}. */
  public static final String KEY = "key";

  /** Value of the record; {@code binary}. */
  public static final String VALUE = "value";

  public static final String TOPIC = "topic";

  /** {@code int}. */
  public static final String PARTITION = "partition";

  /** {@code bigint}. */
  public static final String OFFSET = "offset";

  /** The record's own time; {@code timestamp}. */
  public static final String TIMESTAMP = "timestamp";

  /** Headers of the record, null without any; {@code array<struct<key string, value binary>>}. */
  public static final String HEADERS = "headers";

  /** Where the value of a replayed record was read first, null for others; {@code struct}. */
  public static final String FIRST_POSITION = "first_position";

  /**
   * The record's own time at its first reading, epoch milliseconds, null if unknown; {@code
   * bigint}.
   */
  public static final String RECORD_TIMESTAMP = "record_timestamp";

  /** How often a line was rejected before it was sent again, from 1; {@code int}. */
  public static final String ATTEMPT = "attempt";

  /** Line within the value, from 0; {@code int}. */
  public static final String LINE = "line";

  private SourceColumns() {}
}
