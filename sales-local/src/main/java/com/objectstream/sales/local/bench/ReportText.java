package com.objectstream.sales.local.bench;

import com.objectstream.sales.local.rows.AlignedTable;
import java.util.List;
import java.util.stream.Stream;

/** A report for people. */
final class ReportText {
  private static final List<String> COLUMNS =
      List.of(
          "contender",
          "      rows",
          "  rows/s",
          "     min",
          "     max",
          "Cassandra us/row",
          "client us/row",
          "Kafka us/row");

  private ReportText() {}

  static Stream<String> lines(BenchReport report) {
    List<List<String>> rows = report.contenders().stream().map(ReportText::row).toList();
    return Stream.of(
            new AlignedTable(COLUMNS, rows).lines(),
            Stream.of(""),
            ratios(report.ratios()),
            report.delay().stream().map(ReportText::delay))
        .flatMap(lines -> lines);
  }

  private static List<String> row(ContenderResult result) {
    return List.of(
        result.name(),
        "%,10d".formatted(result.rows()),
        "%,8.0f".formatted(result.rowsPerSecond().median()),
        "%,8.0f".formatted(result.rowsPerSecond().min()),
        "%,8.0f".formatted(result.rowsPerSecond().max()),
        "%16.1f".formatted(result.cassandraCpu().median()),
        "%13.1f".formatted(result.clientCpu().median()),
        "%12.1f".formatted(result.kafkaCpu().median()));
  }

  private static Stream<String> ratios(Ratios ratios) {
    return Stream.of(
        "sales : ceiling               %6.2f".formatted(ratios.salesToCeiling()),
        "sales : connector             %6.2f".formatted(ratios.salesToConnector()),
        "sales : article               %6.1f".formatted(ratios.salesToArticle()),
        "Cassandra CPU sales : ceiling %6.2f".formatted(ratios.cassandraCpuSalesToCeiling()));
  }

  private static String delay(DelayResult delay) {
    return "delay at %,d events/s: p50 %.0f ms, p99 %.0f ms, max %.0f ms (%,d rows, to %.0f ms)"
        .formatted(
            delay.rate(),
            delay.p50Ms(),
            delay.p99Ms(),
            delay.maxMs(),
            delay.rows(),
            delay.resolutionMs());
  }
}
