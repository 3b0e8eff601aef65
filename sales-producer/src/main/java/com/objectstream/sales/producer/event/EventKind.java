package com.objectstream.sales.producer.event;

/** What a generated event is, in the order in which a report names them. */
public enum EventKind {
  /** A sale at about the time of its neighbours. */
  SALE("sale", "sales"),
  /** A sale hours or days before its neighbours. */
  LATE("late", "late"),
  /** The very bytes of an earlier {@link #SALE}. */
  DUPLICATE("duplicate", "duplicates"),
  /** A line that breaks one rule of the event. */
  MALFORMED("malformed", "malformed");

  private final String one;
  private final String several;

  EventKind(String one, String several) {
    this.one = one;
    this.several = several;
  }

  /** How a report calls so many: {@code sales} for 2, {@code sale} for 1, and always late. */
  public String named(long count) {
    return count == 1 ? one : several;
  }
}
