package com.objectstream.sales.producer;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Counts acknowledged values; one thread counts, any thread may look. */
final class Tally {
  private final AtomicLong records = new AtomicLong();
  private final Map<Kind, AtomicLong> byKind = new EnumMap<>(Kind.class);

  Tally() {
    for (Kind kind : Kind.values()) {
      byKind.put(kind, new AtomicLong());
    }
  }

  void count(Value value) {
    records.incrementAndGet();
    value.generatedAs().ifPresent(kind -> byKind.get(kind).incrementAndGet());
  }

  long records() {
    return records.get();
  }

  Map<Kind, Long> byKind() {
    var counts = new EnumMap<Kind, Long>(Kind.class);
    byKind.forEach((kind, count) -> counts.put(kind, count.get()));
    return counts;
  }
}
