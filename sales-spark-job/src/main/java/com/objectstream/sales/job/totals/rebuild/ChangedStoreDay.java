package com.objectstream.sales.job.totals.rebuild;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A partition of the table of sales whose totals are to be made again.
 *
 * @param storeId its store
 * @param day its day
 * @param markMicros write timestamp of the mark that says that it changed, or {@link #UNMARKED}
 */
record ChangedStoreDay(String storeId, LocalDate day, long markMicros) implements Serializable {
  /** No mark was there when the run looked. */
  static final long UNMARKED = Long.MIN_VALUE;

  /** When it was changed last, if a mark says so. */
  Optional<Instant> changedAt() {
    return markMicros == UNMARKED
        ? Optional.empty()
        : Optional.of(Instant.EPOCH.plus(markMicros, ChronoUnit.MICROS));
  }

  /** The mark that goes when the partition is rebuilt, by its write timestamp. */
  OptionalLong forgotten(RebuildClock clock) {
    return markMicros != UNMARKED && clock.forgets(markMicros)
        ? OptionalLong.of(markMicros)
        : OptionalLong.empty();
  }
}
