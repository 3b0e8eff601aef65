package com.objectstream.sales.local.delivery;

import com.objectstream.sales.command.failure.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What became of the events of a generator; each figure is the {@link DeliveryCount} of its name.
 *
 * @param examples for a fault that occurred, up to ten cases to look at, a line each
 */
public record DeliveryReport(
    Sent sent,
    long stored,
    long rejected,
    long repeated,
    long lost,
    long duplicated,
    long changed,
    long unexpected,
    Map<DeliveryCount, List<String>> examples) {

  /** The events that were produced; each is one of the three. */
  public record Sent(long sales, long duplicates, long malformed) {
    /** How many they are. */
    public long events() {
      return sales + duplicates + malformed;
    }

    @Override
    public String toString() {
      return "%s = %s%s + %s"
          .formatted(
              Counted.of(events(), "event"),
              Counted.of(sales, "sale"),
              again(),
              Counted.of(malformed, "reject"));
    }

    private String again() {
      return duplicates == 0 ? "" : " + " + Counted.of(duplicates, "duplicate");
    }
  }

  public DeliveryReport {
    examples = Map.copyOf(examples);
  }

  /** How many events were produced. */
  public long produced() {
    return sent.events();
  }

  /** Whether each event arrived once, as it was, and nothing else did. */
  public boolean isExact() {
    return lost == 0 && duplicated == 0 && changed == 0 && unexpected == 0;
  }

  /**
   * Whether this may be a comparison with other events than those that were produced: what was sent
   * then is unexpected and what should have been sent is lost, or a sale has other values.
   */
  public boolean mayBeOfOtherEvents() {
    return lost > 0 && unexpected > 0 || changed > 0;
  }

  /** The examples of a fault, none if it did not occur. */
  public List<String> examples(DeliveryCount fault) {
    return examples.getOrDefault(fault, List.of());
  }

  /** The report for a terminal; the last line says it all. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(
        "stored %s, rejected %s"
            .formatted(Counted.of(stored, "row"), Counted.of(rejected, "line")));
    if (repeated > 0) {
      lines.add(Counted.of(repeated, "reject") + " more than once, as a crash leaves it: no fault");
    }
    addExamples(lines, DeliveryCount.LOST, lost);
    addExamples(lines, DeliveryCount.DUPLICATED, duplicated);
    addExamples(lines, DeliveryCount.CHANGED, changed);
    addExamples(lines, DeliveryCount.UNEXPECTED, unexpected);
    lines.add(summary());
    return lines;
  }

  private void addExamples(List<String> lines, DeliveryCount fault, long times) {
    if (times > 0) {
      lines.add(Counted.text("%s %,d, for example:", fault.name().toLowerCase(Locale.ROOT), times));
      examples(fault).forEach(example -> lines.add("  " + example));
    }
  }

  private String summary() {
    return Counted.text(
        "verify-delivery: %s: %,d lost, %,d duplicated, %,d changed, %,d unexpected",
        sent, lost, duplicated, changed, unexpected);
  }
}
