package com.objectstream.sales.local.delivery;

import com.objectstream.sales.command.failure.PrintableText;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/** Counts findings and keeps the first examples of each fault. Parts of a comparison add up. */
final class DeliveryTally implements Serializable {
  private static final int MOST_EXAMPLES = 10;
  private static final int LONGEST_EXAMPLE = 500;
  private static final long serialVersionUID = 1L;

  private final EnumMap<DeliveryCount, Long> counts = new EnumMap<>(DeliveryCount.class);
  private final EnumMap<DeliveryCount, List<String>> examples = new EnumMap<>(DeliveryCount.class);

  DeliveryTally add(DeliveryFinding finding) {
    counts.merge(finding.count(), finding.times(), Long::sum);
    if (!finding.example().isEmpty()) {
      keep(finding.count(), finding.example());
    }
    return this;
  }

  /** Adds what the other has. */
  DeliveryTally add(DeliveryTally other) {
    other.counts.forEach((count, times) -> counts.merge(count, times, Long::sum));
    other.examples.forEach((count, texts) -> texts.forEach(text -> keep(count, text)));
    return this;
  }

  private void keep(DeliveryCount count, String example) {
    List<String> kept = examples.computeIfAbsent(count, key -> new ArrayList<>());
    if (kept.size() < MOST_EXAMPLES) {
      kept.add(PrintableText.escaped(example, LONGEST_EXAMPLE)); // it may hold anything
    }
  }

  DeliveryReport report() {
    return new DeliveryReport(
        new DeliveryReport.Sent(
            of(DeliveryCount.SALES), of(DeliveryCount.DUPLICATES), of(DeliveryCount.MALFORMED)),
        of(DeliveryCount.STORED),
        of(DeliveryCount.REJECTED),
        of(DeliveryCount.REPEATED),
        of(DeliveryCount.LOST),
        of(DeliveryCount.DUPLICATED),
        of(DeliveryCount.CHANGED),
        of(DeliveryCount.UNEXPECTED),
        examples);
  }

  private long of(DeliveryCount count) {
    return counts.getOrDefault(count, 0L);
  }
}
