package com.objectstream.sales.local.bench.scaling;

import static com.objectstream.sales.local.bench.contender.ContenderKind.CEILING;
import static com.objectstream.sales.local.bench.contender.ContenderKind.SALES;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.local.bench.contender.ContenderKind;
import com.objectstream.sales.local.bench.measure.MeasuredFigures;
import com.objectstream.sales.local.bench.report.BenchReport;
import com.objectstream.sales.local.bench.report.FiguresTable;
import com.objectstream.sales.local.bench.report.Ratio;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How cost grows. */
record ScalingReport(List<CaseFigures> results) implements BenchReport {
  private static final List<String> COLUMNS =
      List.of("contender", "Cassandra partitions", "Kafka partitions", "of base");

  @Override
  public Stream<String> lines() {
    List<FiguresTable.FiguresLine> lines = results.stream().map(this::line).toList();
    return Stream.of(
            new FiguresTable(COLUMNS, lines).text(),
            Stream.of(
                "",
                "of base: rows/s against the first line of the same contender",
                "kept: rows/s with the most Cassandra partitions against those with the fewest",
                ""),
            growth().stream().map(Ratio::line))
        .flatMap(all -> all);
  }

  @Override
  public Map<String, Object> parts() {
    var parts = new LinkedHashMap<String, Object>();
    parts.put("scaling", results);
    parts.put("growth", Ratio.byName(growth()));
    return parts;
  }

  private FiguresTable.FiguresLine line(CaseFigures result) {
    double ofBase =
        result.figures().medianSpeed() / of(result.contender(), ScalingCase.BASE).medianSpeed();
    int kafka = result.kafkaPartitions();
    return new FiguresTable.FiguresLine(
        List.of(
            result.contender().toString(),
            Counted.text("%,20d", result.cassandraPartitions()),
            "%16s".formatted(kafka == 0 ? "-" : kafka),
            Counted.text("%7.2f", ofBase)),
        result.figures());
  }

  private List<Ratio> growth() {
    Ratio sales = kept(SALES);
    Ratio ceiling = kept(CEILING);
    return List.of(
        sales,
        ceiling,
        Ratio.of(
            "sales_kept_to_ceiling_kept",
            "kept by sales : kept by ceiling",
            sales.value() / ceiling.value()),
        Ratio.of(
            "sales_time_of_4_to_1",
            "time of sales, 4 times the rows : 1 time",
            of(SALES, ScalingCase.MOST_ROWS),
            of(SALES, ScalingCase.BASE),
            figures -> figures.rows() / figures.medianSpeed()));
  }

  private Ratio kept(ContenderKind kind) {
    return Ratio.of(
        kind + "_kept",
        "kept by " + kind,
        of(kind, ScalingCase.MANY_PARTITIONS),
        of(kind, ScalingCase.BASE),
        MeasuredFigures::medianSpeed);
  }

  private MeasuredFigures of(ContenderKind kind, ScalingCase scalingCase) {
    return results.stream()
        .filter(result -> result.contender() == kind && result.scalingCase().equals(scalingCase))
        .map(CaseFigures::figures)
        .findFirst()
        .orElseThrow();
  }

  /**
   * What a contender reached in a case of scaling.
   *
   * @param cassandraPartitions that the rows belong to
   */
  record CaseFigures(
      ContenderKind contender,
      @JsonIgnore ScalingCase scalingCase,
      int cassandraPartitions,
      @JsonUnwrapped MeasuredFigures figures) {

    /** Of the topic; 0 for the ceiling, which reads none. */
    @JsonProperty
    int kafkaPartitions() {
      return contender == ContenderKind.CEILING ? 0 : scalingCase.kafkaPartitions();
    }
  }
}
