package com.objectstream.sales.job.totals.rebuild;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Days that are asked for, whether they changed or not. Without any end it asks for what changed.
 *
 * @param from the first one, if there is a first
 * @param to the last one, if there is a last
 */
public record DayRange(Optional<LocalDate> from, Optional<LocalDate> to) {
  /** What changed since it was rebuilt. */
  public static final DayRange CHANGED = new DayRange(Optional.empty(), Optional.empty());

  boolean asksForChanges() {
    return from.isEmpty() && to.isEmpty();
  }

  boolean has(LocalDate day) {
    return from.filter(day::isBefore).isEmpty() && to.filter(day::isAfter).isEmpty();
  }
}
