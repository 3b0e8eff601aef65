package com.objectstream.sales.local.bench;

import java.util.List;

/**
 * What was reached over the measured rounds. CPU is in microseconds of a core for a row.
 *
 * @param rows in each round
 * @param clientCpuUsPerRow of the process that writes
 */
record Figures(
    long rows,
    int rounds,
    Spread rowsPerSecond,
    Spread cassandraCpuUsPerRow,
    Spread clientCpuUsPerRow,
    Spread kafkaCpuUsPerRow) {

  /**
   * Of rounds with the same rows.
   *
   * @throws IllegalArgumentException if there are none
   */
  static Figures of(List<Round> rounds) {
    return new Figures(
        rounds.stream().mapToLong(Round::rows).max().orElse(0),
        rounds.size(),
        Spread.of(rounds, Round::rowsPerSecond),
        Spread.of(rounds, round -> round.perRow(round.cpu().cassandra())),
        Spread.of(rounds, round -> round.perRow(round.cpu().client())),
        Spread.of(rounds, round -> round.perRow(round.cpu().kafka())));
  }

  double medianSpeed() {
    return rowsPerSecond.median();
  }
}
