package com.objectstream.sales.local.bench.delay;

import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.local.rows.AlignedTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where the time of small micro-batches goes.
 *
 * @param batches how many were looked at
 * @param parts in their order, the last one is all of them together
 */
public record BatchTimes(int batches, List<PartFigures> parts) {
  /** Nothing was looked at. */
  static final BatchTimes NONE = new BatchTimes(0, List.of());

  private static final double SLOWEST = 0.05;
  private static final String ALL = "all";
  private static final List<String> HEADER =
      List.of(
          "part of a micro-batch", "mean ms", "share", "p50 ms", "p99 ms", "mean of slowest 5 %");

  /**
   * Milliseconds of one part.
   *
   * @param share of all, by the means
   * @param slowestMeanMs mean over the twentieth of the batches that took longest
   */
  public record PartFigures(
      String part, double meanMs, double share, double p50Ms, double p99Ms, double slowestMeanMs) {}

  public BatchTimes {
    parts = List.copyOf(parts);
  }

  /**
   * Of batches of which each part is known, in milliseconds.
   *
   * @return {@link #NONE} if there are no batches
   */
  static BatchTimes of(List<Map<BatchPart, Long>> batches) {
    if (batches.isEmpty()) {
      return NONE;
    }
    List<Map<BatchPart, Long>> slowestFirst =
        batches.stream()
            .sorted(
                Comparator.comparingLong(BatchTimes::all).reversed().thenComparing(Map::hashCode))
            .toList();
    double mean = slowestFirst.stream().mapToLong(BatchTimes::all).average().orElseThrow();
    return new BatchTimes(
        batches.size(),
        Stream.concat(
                Arrays.stream(BatchPart.values())
                    .map(
                        part ->
                            figures(
                                part.toString(),
                                slowestFirst.stream().mapToLong(times -> times.get(part)).toArray(),
                                mean)),
                Stream.of(
                    figures(ALL, slowestFirst.stream().mapToLong(BatchTimes::all).toArray(), mean)))
            .toList());
  }

  private static long all(Map<BatchPart, Long> batch) {
    return batch.values().stream().mapToLong(Long::longValue).sum();
  }

  private static PartFigures figures(String part, long[] slowestFirst, double meanOfAll) {
    double mean = Arrays.stream(slowestFirst).average().orElseThrow();
    int slowest = (int) Math.ceil(slowestFirst.length * SLOWEST);
    double slowestMean = Arrays.stream(slowestFirst).limit(slowest).average().orElseThrow();
    long[] sorted = Arrays.stream(slowestFirst).sorted().toArray();
    return new PartFigures(
        part, mean, mean / meanOfAll, at(sorted, 0.5), at(sorted, 0.99), slowestMean);
  }

  private static double at(long[] sorted, double quantile) {
    return sorted[(int) Math.ceil(sorted.length * quantile) - 1];
  }

  /** For people. */
  public Stream<String> lines() {
    if (batches == 0) {
      return Stream.empty();
    }
    return Stream.concat(
        Stream.of("", Counted.text("where %,d micro-batches spent that time:", batches)),
        new AlignedTable(HEADER, parts.stream().map(BatchTimes::cells).toList()).lines());
  }

  private static List<String> cells(PartFigures part) {
    return List.of(
        part.part.equals(ALL) ? ALL : BatchPart.valueOf(part.part.toUpperCase(Locale.ROOT)).text(),
        Counted.text("%7.1f", part.meanMs),
        Counted.text("%3.0f %%", part.share * 100),
        Counted.text("%6.0f", part.p50Ms),
        Counted.text("%6.0f", part.p99Ms),
        Counted.text("%19.1f", part.slowestMeanMs));
  }
}
