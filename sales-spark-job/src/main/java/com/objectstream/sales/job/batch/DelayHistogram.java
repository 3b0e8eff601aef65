package com.objectstream.sales.job.batch;

import java.io.Serializable;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How long it took from a record's timestamp to the acknowledgement of its row. Counted where rows
 * are acknowledged; those of tasks add up.
 */
public final class DelayHistogram implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Upper bounds of the buckets, milliseconds; one more bucket has no bound. */
  private static final long[] BOUNDS = {
    10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000, 3_600_000
  };

  private final long[] counts = new long[BOUNDS.length + 1];
  private long sum;

  /** Upper bounds of the buckets, milliseconds; the last bucket has none. */
  public static long[] bounds() {
    return BOUNDS.clone();
  }

  /**
   * Counts a row.
   *
   * @param millis since the time of its record; clocks may differ, so less than 0 counts as 0
   */
  public void add(long millis) {
    long delay = Math.max(0, millis);
    int bucket = 0;
    while (bucket < BOUNDS.length && delay > BOUNDS[bucket]) {
      bucket++;
    }
    counts[bucket]++;
    sum += delay;
  }

  /** Both together. */
  public DelayHistogram plus(DelayHistogram other) {
    var both = new DelayHistogram();
    for (int i = 0; i < counts.length; i++) {
      both.counts[i] = counts[i] + other.counts[i];
    }
    both.sum = sum + other.sum;
    return both;
  }

  /** What was counted since an earlier state of this sum. */
  public DelayHistogram since(DelayHistogram earlier) {
    var more = new DelayHistogram();
    for (int i = 0; i < counts.length; i++) {
      more.counts[i] = counts[i] - earlier.counts[i];
    }
    more.sum = sum - earlier.sum;
    return more;
  }

  /** Rows in each bucket. */
  public long[] counts() {
    return counts.clone();
  }

  /** How many rows. */
  public long count() {
    return Arrays.stream(counts).sum();
  }

  /**
   * The delay that this share of the rows did not exceed, reckoned within its bucket, milliseconds;
   * empty if there are no rows.
   *
   * @param share such as 0.99
   */
  public OptionalDouble quantile(double share) {
    double rank = share * count();
    long below = 0;
    for (int bucket = 0; bucket < counts.length; bucket++) {
      if (counts[bucket] > 0 && below + counts[bucket] >= rank) {
        long from = bucket == 0 ? 0 : BOUNDS[bucket - 1];
        long to = bucket == BOUNDS.length ? from : BOUNDS[bucket];
        return OptionalDouble.of(from + (to - from) * (rank - below) / counts[bucket]);
      }
      below += counts[bucket];
    }
    return OptionalDouble.empty();
  }

  /** Of all rows, milliseconds. */
  public long sum() {
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DelayHistogram that
        && sum == that.sum
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(counts) + Long.hashCode(sum);
  }

  @Override
  public String toString() {
    return Arrays.toString(counts) + ", sum " + sum + " ms";
  }
}
