package com.objectstream.sales.job.totals.rebuild;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Days of which the table of sales may have forgotten sales, since it keeps rows for a time only:
 * their totals would become less by a rebuild, and stay as they are.
 *
 * @param kept how long a row is kept; zero is for ever
 * @param now time of the run
 * @param zone that gives the days
 */
record ExpiredDays(Duration kept, Instant now, ZoneId zone) {
  private static final CqlIdentifier KEPT_SECONDS =
      CqlIdentifier.fromInternal("default_time_to_live");

  static ExpiredDays of(TableMetadata sales, Instant now, ZoneId zone) {
    Object seconds = sales.getOptions().get(KEPT_SECONDS);
    return new ExpiredDays(
        Duration.ofSeconds(seconds instanceof Number number ? number.longValue() : 0), now, zone);
  }

  boolean has(LocalDate day) {
    return !kept.isZero() && !day.atStartOfDay(zone).toInstant().plus(kept).isAfter(now);
  }
}
