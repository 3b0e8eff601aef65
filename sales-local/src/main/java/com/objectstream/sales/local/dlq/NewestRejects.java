package com.objectstream.sales.local.dlq;

import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.command.failure.PrintableText;
import com.objectstream.sales.job.reject.RejectedLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** Counts rejects by reason and keeps the newest of them, each with the beginning of its line. */
public final class NewestRejects {
  private static final Comparator<RejectedLine> BY_TIME =
      Comparator.comparing(RejectedLine::at)
          .thenComparing(RejectedLine::identity)
          .thenComparing(RejectedLine::attempt);

  private static final int LONGEST_REASON = 80;
  private static final int BYTES = 1024;

  private final int limit;
  private final PriorityQueue<RejectedLine> newest = new PriorityQueue<>(BY_TIME);
  private final Map<String, Long> reasons = new TreeMap<>();
  private long again;

  /**
   * @param limit keeps so many, and counts all
   */
  public NewestRejects(int limit) {
    this.limit = limit;
  }

  /** Takes one more, of any time. */
  public void add(RejectedLine reject) {
    reasons.merge(reject.reason(), 1L, Long::sum);
    again += reject.attempt() > 1 ? 1 : 0;
    newest.add(
        reject.withValue(Arrays.copyOf(reject.value(), Math.min(reject.value().length, BYTES))));
    if (newest.size() > limit) {
      newest.remove();
    }
  }

  /** How many there were in all. */
  long count() {
    return reasons.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The newest, oldest of them first. */
  List<RejectedLine> newest() {
    return newest.stream().sorted(BY_TIME).toList();
  }

  /**
   * How many of each reason there were in all, one a line, for a terminal; and how many of them are
   * of lines that are counted already.
   */
  public List<String> summary() {
    var lines = new ArrayList<String>();
    reasons.forEach((reason, count) -> lines.add(line(count, reason)));
    if (again > 0) {
      lines.add(line(again, "of these are lines that were rejected again after a replay"));
    }
    return lines;
  }

  private static String line(long count, String what) {
    return Counted.text("%,8d  %s", count, PrintableText.escaped(what, LONGEST_REASON));
  }
}
