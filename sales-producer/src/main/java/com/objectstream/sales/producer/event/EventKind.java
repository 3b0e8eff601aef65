package com.objectstream.sales.producer.event;

import java.util.Locale;

/** What a generated event is, in the order in which a report names them. */
public enum EventKind {
  /** A sale at about the time of its neighbours. */
  SALE("sales"),
  /** A sale hours or days before its neighbours. */
  LATE,
  /** The very bytes of an earlier {@link #SALE}. */
  DUPLICATE("duplicates"),
  /** A line that breaks one rule of the event. */
  MALFORMED;

  private final String plural;

  EventKind() {
    this.plural = name().toLowerCase(Locale.ROOT);
  }

  EventKind(String plural) {
    this.plural = plural;
  }

  /** How a report counts it: {@code 2 sales, 1 late}. */
  public String plural() {
    return plural;
  }
}
