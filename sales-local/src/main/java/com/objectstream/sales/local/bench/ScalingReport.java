package com.objectstream.sales.local.bench;

import static com.objectstream.sales.local.bench.ContenderKind.CEILING;
import static com.objectstream.sales.local.bench.ContenderKind.SALES;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How cost grows. */
record ScalingReport(List<ScalingResult> results) implements Report {
  private static final List<String> COLUMNS =
      List.of("contender", "Cassandra partitions", "Kafka partitions", "of base");

  @Override
  public Stream<String> lines() {
    List<FiguresTable.Line> lines = results.stream().map(this::line).toList();
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

  private FiguresTable.Line line(ScalingResult result) {
    double ofBase =
        result.figures().medianSpeed() / of(result.contender(), Shape.BASE).medianSpeed();
    int kafka = result.kafkaPartitions();
    return new FiguresTable.Line(
        List.of(
            result.contender().toString(),
            "%,20d".formatted(result.cassandraPartitions()),
            "%16s".formatted(kafka == 0 ? "-" : kafka),
            "%7.2f".formatted(ofBase)),
        result.figures());
  }

  private List<Ratio> growth() {
    Ratio sales = kept(SALES);
    Ratio ceiling = kept(CEILING);
    return List.of(
        sales,
        ceiling,
        new Ratio(
            "sales_kept_to_ceiling_kept",
            "kept by sales : kept by ceiling",
            sales.value() / ceiling.value()),
        Ratio.of(
            "sales_time_of_4_to_1",
            "time of sales, 4 times the rows : 1 time",
            of(SALES, Shape.MOST_ROWS),
            of(SALES, Shape.BASE),
            figures -> figures.rows() / figures.medianSpeed()));
  }

  private Ratio kept(ContenderKind kind) {
    return Ratio.of(
        kind + "_kept",
        "kept by " + kind,
        of(kind, Shape.MANY_PARTITIONS),
        of(kind, Shape.BASE),
        Figures::medianSpeed);
  }

  private Figures of(ContenderKind kind, Shape shape) {
    return results.stream()
        .filter(result -> result.contender() == kind && result.shape().equals(shape))
        .map(ScalingResult::figures)
        .findFirst()
        .orElseThrow();
  }
}
