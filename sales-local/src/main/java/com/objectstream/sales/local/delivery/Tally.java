package com.objectstream.sales.local.delivery;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Counts findings and keeps the first examples of each fault. Parts of a comparison add up. */
final class Tally implements Serializable {
  private static final int MOST_EXAMPLES = 10;
  private static final int LONGEST_EXAMPLE = 500;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
  private static final long serialVersionUID = 1L;

  private final EnumMap<Count, Long> counts = new EnumMap<>(Count.class);
  private final EnumMap<Count, ArrayList<String>> examples = new EnumMap<>(Count.class);

  Tally add(Finding finding) {
    counts.merge(finding.count(), finding.times(), Long::sum);
    if (!finding.example().isEmpty()) {
      keep(finding.count(), finding.example());
    }
    return this;
  }

  /** Adds what the other has. */
  Tally add(Tally other) {
    other.counts.forEach((count, times) -> counts.merge(count, times, Long::sum));
    other.examples.forEach((count, texts) -> texts.forEach(text -> keep(count, text)));
    return this;
  }

  private void keep(Count count, String example) {
    List<String> kept = examples.computeIfAbsent(count, key -> new ArrayList<>());
    if (kept.size() < MOST_EXAMPLES) {
      kept.add(shown(example));
    }
  }

  /** Safe for a terminal: what is stored may hold any character, and a lot of them. */
  private static String shown(String example) {
    String line = CONTROL.matcher(example).replaceAll(" ");
    return line.length() <= LONGEST_EXAMPLE ? line : line.substring(0, LONGEST_EXAMPLE - 1) + "…";
  }

  DeliveryReport report() {
    Map<Count, List<String>> shown = new EnumMap<>(Count.class);
    examples.forEach((count, texts) -> shown.put(count, List.copyOf(texts)));
    return new DeliveryReport(
        new DeliveryReport.Sent(of(Count.SALES), of(Count.DUPLICATES), of(Count.MALFORMED)),
        of(Count.STORED),
        of(Count.REJECTED),
        of(Count.REPEATED),
        of(Count.LOST),
        of(Count.DUPLICATED),
        of(Count.CHANGED),
        of(Count.UNEXPECTED),
        shown);
  }

  private long of(Count count) {
    return counts.getOrDefault(count, 0L);
  }
}
