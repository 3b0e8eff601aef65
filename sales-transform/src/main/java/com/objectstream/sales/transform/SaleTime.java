package com.objectstream.sales.transform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/** The time of a sale and its calendar day, whatever the default zone of the JVM. */
public final class SaleTime {
  /** 2000-01-01T00:00:00.000Z, the first plausible time of a sale, in epoch milliseconds. */
  public static final long EARLIEST_MS = 946_684_800_000L;

  /** 9999-12-31T23:59:59.999Z, the last plausible time of a sale, in epoch milliseconds. */
  public static final long LATEST_MS = 253_402_300_799_999L;

  private static final int MS_PER_SECOND = 1_000;
  private static final int SECONDS_PER_DAY = 86_400;

  private SaleTime() {}

  /**
   * Whether a sale can have been made at this time (epoch milliseconds): {@code 1530305100936} can,
   * {@code 1530305100}, which is seconds, cannot.
   *
   * @param timestampMs epoch milliseconds
   * @return whether it lies between {@link #EARLIEST_MS} and {@link #LATEST_MS}, both included
   */
  public static boolean isPlausible(long timestampMs) {
    return timestampMs >= EARLIEST_MS && timestampMs <= LATEST_MS;
  }

  /**
   * The calendar day of an instant (epoch milliseconds) in a zone: {@code 1530305100936} is {@code
   * 2018-06-29} in UTC and {@code 2018-06-30} in Asia/Tokyo.
   *
   * @param timestampMs epoch milliseconds
   * @param zone gives the day
   * @return the day
   */
  public static LocalDate dayOf(long timestampMs, ZoneId zone) {
    return LocalDate.ofEpochDay(epochDayOf(timestampMs, zone));
  }

  /**
   * As {@link #dayOf}, in days since 1970-01-01: {@code 1530305100936} is {@code 17711} in UTC. A
   * zone of one fixed offset costs no allocation.
   *
   * @param timestampMs epoch milliseconds
   * @param zone gives the day
   * @return days since 1970-01-01
   */
  public static long epochDayOf(long timestampMs, ZoneId zone) {
    long utcSeconds = Math.floorDiv(timestampMs, MS_PER_SECOND);
    return Math.floorDiv(utcSeconds + offsetSeconds(utcSeconds, zone), SECONDS_PER_DAY);
  }

  private static int offsetSeconds(long utcSeconds, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    Instant instant = rules.isFixedOffset() ? Instant.EPOCH : Instant.ofEpochSecond(utcSeconds);
    return rules.getOffset(instant).getTotalSeconds();
  }
}
