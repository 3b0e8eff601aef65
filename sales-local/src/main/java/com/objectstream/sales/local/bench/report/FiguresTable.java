package com.objectstream.sales.local.bench.report;

import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.local.bench.measure.MeasuredFigures;
import com.objectstream.sales.local.rows.AlignedTable;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table of figures for people: medians, of the rows a second also the slowest and the fastest
 * round.
 *
 * @param columns what says which case a line is
 */
public record FiguresTable(List<String> columns, List<FiguresLine> lines) {
  private static final List<String> FIGURES =
      List.of(
          "      rows",
          "  rows/s",
          "     min",
          "     max",
          "Cassandra us/row",
          "client us/row",
          "Kafka us/row");

  /**
   * A line of it.
   *
   * @param cells a cell for each of the columns
   */
  public record FiguresLine(List<String> cells, MeasuredFigures figures) {
    private List<String> all() {
      return join(
          cells,
          List.of(
              Counted.text("%,10d", figures.rows()),
              Counted.text("%,8.0f", figures.rowsPerSecond().median()),
              Counted.text("%,8.0f", figures.rowsPerSecond().min()),
              Counted.text("%,8.0f", figures.rowsPerSecond().max()),
              Counted.text("%16.1f", figures.cassandraCpuUsPerRow().median()),
              Counted.text("%13.1f", figures.clientCpuUsPerRow().median()),
              Counted.text("%12.1f", figures.kafkaCpuUsPerRow().median())));
    }
  }

  /** Header, rule, lines. */
  public Stream<String> text() {
    return new AlignedTable(join(columns, FIGURES), lines.stream().map(FiguresLine::all).toList())
        .lines();
  }

  private static List<String> join(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
