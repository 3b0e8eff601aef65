package com.objectstream.sales.model;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time zone that gives the sales of a table their days, in the comment of the table: {@code
 * sales.zone=Europe/Berlin}. Other text may stand around it.
 */
public final class ZoneComment {
  private static final String KEY = "sales.zone=";
  private static final Pattern ZONE = Pattern.compile("(?<![\\w.])sales\\.zone=([^\\s;,'\"]*)");

  private ZoneComment() {}

  /**
   * What a comment says of a zone.
   *
   * @param zone of the table
   * @return {@code sales.zone=Europe/Berlin} for that zone
   */
  public static String of(ZoneId zone) {
    return KEY + zone.getId();
  }

  /**
   * The zone of which a comment speaks, if it does.
   *
   * @param comment of a table
   * @return {@code Europe/Berlin} for {@code ours; sales.zone=Europe/Berlin}, empty for {@code
   *     ours}
   * @throws IllegalArgumentException if there is no such zone
   */
  public static Optional<ZoneId> zone(String comment) {
    Matcher found = ZONE.matcher(comment);
    return found.find() ? Optional.of(zoneOf(found.group(1))) : Optional.empty();
  }

  /**
   * Whether both give every sale the same day: they may have several names, such as {@code UTC} and
   * {@code Z}.
   *
   * @param one of two zones
   * @param other of two zones
   * @return true for {@code UTC} and {@code Z}, false for {@code UTC} and {@code Europe/Berlin}
   */
  public static boolean areEqual(ZoneId one, ZoneId other) {
    return one.getRules().equals(other.getRules());
  }

  private static ZoneId zoneOf(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("%s%s is no time zone".formatted(KEY, id), e);
    }
  }
}
