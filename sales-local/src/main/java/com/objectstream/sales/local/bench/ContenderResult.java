package com.objectstream.sales.local.bench;

import java.util.List;

/**
 * What a contender reached over its measured rounds.
 *
 * @param rows in each round
 * @param cassandraCpu microseconds of a core for a row, as the other CPU figures
 * @param clientCpu of the process that writes
 */
public record ContenderResult(
    String name,
    long rows,
    Spread rowsPerSecond,
    Spread cassandraCpu,
    Spread clientCpu,
    Spread kafkaCpu) {

  static ContenderResult of(Contender contender, List<Round> rounds) {
    return new ContenderResult(
        contender.name(),
        contender.workload().events(),
        Spread.of(rounds, Round::rowsPerSecond),
        Spread.of(rounds, round -> round.perRow(round.cpu().cassandra())),
        Spread.of(rounds, round -> round.perRow(round.cpu().client())),
        Spread.of(rounds, round -> round.perRow(round.cpu().kafka())));
  }
}
