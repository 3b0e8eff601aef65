package com.objectstream.sales.local.bench.measure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What was reached over the measured rounds. CPU is in microseconds of a core for a row.
 *
 * @param rows in each round
 * @param clientCpuUsPerRow of the process that writes
 * @param allocatedBytesPerRow of its heap, where that was counted
 */
public record MeasuredFigures(
    long rows,
    int rounds,
    Spread rowsPerSecond,
    Spread cassandraCpuUsPerRow,
    Spread clientCpuUsPerRow,
    Spread kafkaCpuUsPerRow,
    @JsonIgnore Optional<Spread> allocatedBytesPerRow) {

  /**
   * Of rounds with the same rows.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static MeasuredFigures of(List<MeasuredRound> rounds) {
    return new MeasuredFigures(
        rounds.stream().mapToLong(MeasuredRound::rows).max().orElse(0),
        rounds.size(),
        Spread.of(rounds, MeasuredRound::rowsPerSecond),
        Spread.of(rounds, MeasuredRound::cassandraCpuUsPerRow),
        Spread.of(rounds, MeasuredRound::clientCpuUsPerRow),
        Spread.of(rounds, round -> round.perRow(round.cpu().kafka())),
        allocated(rounds));
  }

  private static Optional<Spread> allocated(List<MeasuredRound> rounds) {
    return rounds.stream().allMatch(round -> round.allocated().isPresent())
        ? Optional.of(
            Spread.of(rounds, round -> round.allocated().getAsLong() / (double) round.rows()))
        : Optional.empty();
  }

  public double medianSpeed() {
    return rowsPerSecond.median();
  }

  /** A figure over the rounds of a run. */
  public record Spread(double median, double min, double max) {

    /**
     * Of the figures of some rounds.
     *
     * @throws IllegalArgumentException if there are none
     */
    static Spread of(Collection<MeasuredRound> rounds, ToDoubleFunction<MeasuredRound> figure) {
      return of(rounds.stream().mapToDouble(figure).toArray());
    }

    public static Spread of(double... figures) {
      if (figures.length == 0) {
        throw new IllegalArgumentException("no round was measured");
      }
      double[] sorted = figures.clone();
      Arrays.sort(sorted);
      int middle = sorted.length / 2;
      double median =
          sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
      return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }
  }
}
