package com.objectstream.sales.transform.source;

/**
 * The write timestamp of a row, microseconds since 1970. Reading again gives the same one, and an
 * older record a smaller one. For a record of 2026-11-26T10:00:00.123Z at offset 1742, line 3 of
 * its value:
 *
 * <pre>
 * 1795687200123 ms, offset 1742, line 3  ->  1795687200123423
 * </pre>
 *
 * The digits below the millisecond are {@code 10 * (offset mod 100) + min(line, 9)}, so that two
 * events of one key in one millisecond whose digits differ do not become a row made of both.
 */
public final class WriteTimestamp {
  /** How far a record's clock may be ahead of the job's. */
  public static final long MAX_AHEAD_MS = 3_600_000;

  private static final int MICROS_PER_MILLI = 1_000;
  private static final int OFFSETS = 100;
  private static final int LINES = 10;

  private WriteTimestamp() {}

  /**
   * The write timestamp of a sale, by the place where it was read first.
   *
   * @param recordTimestampMs of the Kafka record, epoch milliseconds; it counts if it lies between
   *     0 and {@link #MAX_AHEAD_MS} from now, both included
   * @param saleTimestampMs of the sale itself, epoch milliseconds; counts otherwise, at most now
   * @param nowMs epoch milliseconds
   * @param offset of the record, from 0
   * @param line within its value, from 0
   * @return microseconds since 1970; see the class for one
   */
  public static long micros(
      long recordTimestampMs, long saleTimestampMs, long nowMs, long offset, int line) {
    boolean isPlausible = recordTimestampMs >= 0 && recordTimestampMs <= nowMs + MAX_AHEAD_MS;
    long millis = isPlausible ? recordTimestampMs : Math.min(saleTimestampMs, nowMs);
    long digits = LINES * (offset % OFFSETS) + Math.min(line, LINES - 1);
    return MICROS_PER_MILLI * millis + digits;
  }
}
