package com.objectstream.sales.transform;

/**
 * The sizes that a line must keep to: a greater one is a reject, {@link RejectReason#TOO_LARGE} or,
 * for the nesting, {@link RejectReason#MALFORMED_JSON}. A line of 1,048,577 bytes, for instance:
 *
 * <pre>
 * the line has 1048577 bytes: give at most 1048576
 * </pre>
 */
public final class SaleLimits {
  /** Bytes of a line, without its line end. */
  public static final int MAX_LINE_BYTES = 1 << 20;

  /** Bytes of UTF-8 of a text that belongs to the key; Cassandra's own limit is 65,535. */
  public static final int MAX_KEY_TEXT_BYTES = 32 << 10;

  /**
   * Bytes of UTF-8 of {@code item_id} and {@code sale_id} together: with the 8 bytes of the time
   * they are a row's place in its partition, for which Cassandra has 65,535.
   */
  public static final int MAX_ROW_KEY_BYTES = 65_535 - Long.BYTES;

  /** Levels of JSON objects and arrays; the line's own object is the first. */
  public static final int MAX_NESTING = 100;

  private SaleLimits() {}
}
