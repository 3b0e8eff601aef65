package com.objectstream.sales.producer;

import java.util.Locale;

/** What a generated event is, in the order in which a report names them. */
public enum Kind {
  /** A sale at about the time of its neighbours. */
  SALE("sales"),
  /** A sale hours or days before its neighbours. */
  LATE,
  /** The very bytes of an earlier {@link #SALE}. */
  DUPLICATE("duplicates"),
  /** A line that breaks one rule of the event. */
  MALFORMED;

  private final String plural;

  Kind() {
    this.plural = name().toLowerCase(Locale.ROOT);
  }

  Kind(String plural) {
    this.plural = plural;
  }

  String plural() {
    return plural;
  }
}
