package com.objectstream.sales.job.batch;

import java.io.Serializable;
import java.util.Arrays;
import java.util.OptionalDouble;

/** How long each of many things took; parts that were counted apart add up. */
public final class TimeHistogram implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final long[] DELAYS = {
    10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000, 3_600_000
  };

  /** From a batch of a handful of records to one that waits for a server. */
  private static final long[] BATCHES = {
    100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000
  };

  private final long[] bounds;
  private final long[] counts;
  private long sum;

  private TimeHistogram(long[] bounds) {
    this.bounds = bounds;
    this.counts = new long[bounds.length + 1];
  }

  /** For the times from a record's timestamp to the acknowledgement of its row. */
  public static TimeHistogram ofDelays() {
    return new TimeHistogram(DELAYS);
  }

  /** For the times that whole batches took. */
  public static TimeHistogram ofBatches() {
    return new TimeHistogram(BATCHES);
  }

  /** Upper bounds of the buckets, milliseconds; one more bucket has none. */
  public long[] bounds() {
    return bounds.clone();
  }

  /**
   * Counts one.
   *
   * @param millis that it took; clocks may differ, so less than 0 counts as 0
   */
  public void add(long millis) {
    long time = Math.max(0, millis);
    int bucket = 0;
    while (bucket < bounds.length && time > bounds[bucket]) {
      bucket++;
    }
    counts[bucket]++;
    sum += time;
  }

  /** Both together. */
  public TimeHistogram plus(TimeHistogram other) {
    var both = new TimeHistogram(bounds);
    for (int i = 0; i < counts.length; i++) {
      both.counts[i] = counts[i] + other.counts[i];
    }
    both.sum = sum + other.sum;
    return both;
  }

  /** What was counted since an earlier state of this sum. */
  public TimeHistogram since(TimeHistogram earlier) {
    var more = new TimeHistogram(bounds);
    for (int i = 0; i < counts.length; i++) {
      more.counts[i] = counts[i] - earlier.counts[i];
    }
    more.sum = sum - earlier.sum;
    return more;
  }

  /** How many are in each bucket. */
  public long[] counts() {
    return counts.clone();
  }

  /** How many there are. */
  public long count() {
    return Arrays.stream(counts).sum();
  }

  /**
   * The time that this share of them did not exceed, reckoned within its bucket, milliseconds;
   * empty if there are none.
   *
   * @param share such as 0.99
   */
  public OptionalDouble quantile(double share) {
    double rank = share * count();
    long below = 0;
    for (int bucket = 0; bucket < counts.length; bucket++) {
      if (counts[bucket] > 0 && below + counts[bucket] >= rank) {
        long from = bucket == 0 ? 0 : bounds[bucket - 1];
        long to = bucket == bounds.length ? from : bounds[bucket];
        return OptionalDouble.of(from + (to - from) * (rank - below) / counts[bucket]);
      }
      below += counts[bucket];
    }
    return OptionalDouble.empty();
  }

  /** Of all of them, milliseconds. */
  public long sum() {
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TimeHistogram that
        && sum == that.sum
        && Arrays.equals(bounds, that.bounds)
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
