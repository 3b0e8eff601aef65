package com.objectstream.sales.job.metrics;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How long batches took, as a histogram.
 *
 * @param counts of batches by bucket, see {@link #bounds}
 * @param seconds of all batches
 */
public record BatchDurations(List<Long> counts, double seconds) {
  private static final double NANOS_A_SECOND = 1e9;

  /** From a batch of a handful of records to one that waits for a server. */
  private static final double[] BOUNDS = {0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300};

  /** Of no batch. */
  public static final BatchDurations NONE =
      new BatchDurations(LongStream.generate(() -> 0).limit(BOUNDS.length + 1).boxed().toList(), 0);

  /** Upper bounds of the buckets, seconds; one more bucket has none. */
  public static double[] bounds() {
    return BOUNDS.clone();
  }

  /** With one batch more. */
  public BatchDurations plus(Duration batch) {
    double took = batch.toNanos() / NANOS_A_SECOND;
    int bucket =
        IntStream.range(0, BOUNDS.length)
            .filter(i -> took <= BOUNDS[i])
            .findFirst()
            .orElse(BOUNDS.length);
    return new BatchDurations(
        IntStream.range(0, counts.size())
            .mapToObj(i -> counts.get(i) + (i == bucket ? 1 : 0))
            .toList(),
        seconds + took);
  }
}
