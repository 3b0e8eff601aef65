package com.objectstream.sales.local.bench;

import java.util.List;

/**
 * This project against the others, from the medians.
 *
 * @param salesToCeiling rows a second, as the next two
 * @param cassandraCpuSalesToCeiling Cassandra's CPU for a row
 */
public record Ratios(
    double salesToCeiling,
    double salesToConnector,
    double salesToArticle,
    double cassandraCpuSalesToCeiling) {

  static Ratios of(List<ContenderResult> results) {
    ContenderResult sales = find(results, SalesContender.NAME);
    ContenderResult ceiling = find(results, CeilingContender.NAME);
    return new Ratios(
        speed(sales, ceiling),
        speed(sales, find(results, ConnectorContender.NAME)),
        speed(sales, find(results, ArticleContender.NAME)),
        sales.cassandraCpu().median() / ceiling.cassandraCpu().median());
  }

  private static double speed(ContenderResult one, ContenderResult other) {
    return one.rowsPerSecond().median() / other.rowsPerSecond().median();
  }

  private static ContenderResult find(List<ContenderResult> results, String name) {
    return results.stream().filter(result -> result.name().equals(name)).findFirst().orElseThrow();
  }
}
