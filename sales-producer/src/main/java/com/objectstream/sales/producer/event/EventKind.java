package com.objectstream.sales.producer.event;

import java.util.Locale;
import java.util.Optional;

/** What a generated event is, in the order in which a report names them. */
public enum EventKind {
  /** A sale at about the time of its neighbours. */
  SALE("sale"),
  /** A sale hours or days before its neighbours. */
  LATE,
  /** The very bytes of an earlier {@link #SALE}. */
  DUPLICATE("duplicate"),
  /** A line that breaks one rule of the event. */
  MALFORMED;

  private final Optional<String> noun;

  EventKind() {
    this.noun = Optional.empty();
  }

  EventKind(String noun) {
    this.noun = Optional.of(noun);
  }

  /** How a report calls so many: {@code sales} for 2, {@code sale} for 1, and always late. */
  public String named(long count) {
    return noun.map(one -> count == 1 ? one : one + "s").orElse(name().toLowerCase(Locale.ROOT));
  }
}
