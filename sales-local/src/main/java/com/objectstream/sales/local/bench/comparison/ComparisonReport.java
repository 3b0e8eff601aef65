package com.objectstream.sales.local.bench.comparison;

import static com.objectstream.sales.local.bench.contender.ContenderKind.ARTICLE;
import static com.objectstream.sales.local.bench.contender.ContenderKind.CEILING;
import static com.objectstream.sales.local.bench.contender.ContenderKind.CONNECTOR;
import static com.objectstream.sales.local.bench.contender.ContenderKind.SALES;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.local.bench.contender.Contender;
import com.objectstream.sales.local.bench.contender.ContenderKind;
import com.objectstream.sales.local.bench.delay.DelayResult;
import com.objectstream.sales.local.bench.measure.MeasuredFigures;
import com.objectstream.sales.local.bench.measure.MeasuredFigures.Spread;
import com.objectstream.sales.local.bench.measure.MeasuredRound;
import com.objectstream.sales.local.bench.report.BenchReport;
import com.objectstream.sales.local.bench.report.FiguresTable;
import com.objectstream.sales.local.bench.report.Ratio;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * This project against the others.
 *
 * @param contenders in the order of the table
 * @param malformed share of the malformed events, where these were measured too
 * @param pairRatios of contenders whose rounds are neighbours: on malformed events to itself
 *     without them, or secured to plain
 */
record ComparisonReport(
    List<ContenderFigures> contenders,
    Optional<Double> malformed,
    List<Ratio> pairRatios,
    Optional<DelayResult> delay)
    implements BenchReport {

  /** Of contenders whose rounds are neighbours, in the order of their rounds. */
  static ComparisonReport ofPairs(
      Map<Contender, List<MeasuredRound>> measured, List<Ratio> pairRatios) {
    return new ComparisonReport(figures(measured), Optional.empty(), pairRatios, Optional.empty());
  }

  /** What each contender reached, in the order of their rounds. */
  static List<ContenderFigures> figures(Map<Contender, List<MeasuredRound>> measured) {
    return measured.entrySet().stream()
        .map(one -> new ContenderFigures(one.getKey().name(), MeasuredFigures.of(one.getValue())))
        .toList();
  }

  @Override
  public Stream<String> lines() {
    return Stream.of(
            new FiguresTable(List.of("contender"), tableLines()).text(),
            Stream.of(""),
            ratios().stream().map(Ratio::line),
            allocated().stream().map(ComparisonReport::line),
            delay.stream().flatMap(DelayResult::lines))
        .flatMap(lines -> lines);
  }

  @Override
  public Map<String, Object> parts() {
    var parts = new LinkedHashMap<String, Object>();
    parts.put("contenders", contenders);
    malformed.ifPresent(share -> parts.put("malformed", share));
    parts.put("ratios", Ratio.byName(ratios()));
    if (!pairRatios.isEmpty()) {
      parts.put("pairs", pairs());
    }
    allocated().ifPresent(spread -> parts.put("allocated_bytes_per_row", spread));
    delay.ifPresent(result -> parts.put("delay", result));
    return parts;
  }

  /** Of the job on good events. */
  private Optional<Spread> allocated() {
    return of(SALES).flatMap(MeasuredFigures::allocatedBytesPerRow);
  }

  private static String line(Spread bytes) {
    return Counted.text(
        "sales allocates %,.0f bytes of heap a row  (%,.0f to %,.0f)",
        bytes.median(), bytes.min(), bytes.max());
  }

  private Map<String, Spread> pairs() {
    var pairs = new LinkedHashMap<String, Spread>();
    pairRatios.forEach(ratio -> ratio.pairs().ifPresent(spread -> pairs.put(ratio.name(), spread)));
    return pairs;
  }

  private List<FiguresTable.FiguresLine> tableLines() {
    return contenders.stream()
        .map(result -> new FiguresTable.FiguresLine(List.of(result.name()), result.figures()))
        .toList();
  }

  private List<Ratio> ratios() {
    return Stream.concat(betweenContenders(), pairRatios.stream()).toList();
  }

  /** Those that ran, on good events. */
  private Stream<Ratio> betweenContenders() {
    return Stream.of(
            ratio("sales_to_ceiling", "sales : ceiling", CEILING, MeasuredFigures::medianSpeed),
            ratio(
                "sales_to_connector", "sales : connector", CONNECTOR, MeasuredFigures::medianSpeed),
            ratio("sales_to_article", "sales : article", ARTICLE, MeasuredFigures::medianSpeed),
            ratio(
                "cassandra_cpu_sales_to_ceiling",
                "Cassandra CPU, sales : ceiling",
                CEILING,
                figures -> figures.cassandraCpuUsPerRow().median()))
        .flatMap(Optional::stream);
  }

  private Optional<Ratio> ratio(
      String name, String text, ContenderKind other, ToDoubleFunction<MeasuredFigures> figure) {
    return of(SALES)
        .flatMap(sales -> of(other).map(its -> Ratio.of(name, text, sales, its, figure)));
  }

  private Optional<MeasuredFigures> of(ContenderKind kind) {
    return contenders.stream()
        .filter(result -> result.name().equals(kind.toString()))
        .map(ContenderFigures::figures)
        .findFirst();
  }

  record ContenderFigures(String name, @JsonUnwrapped MeasuredFigures figures) {}
}
