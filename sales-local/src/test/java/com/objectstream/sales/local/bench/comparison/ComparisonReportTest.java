package com.objectstream.sales.local.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.local.bench.comparison.ComparisonReport.ContenderFigures;
import com.objectstream.sales.local.bench.measure.MeasuredFigures;
import com.objectstream.sales.local.bench.measure.MeasuredFigures.Spread;
import com.objectstream.sales.local.bench.measure.MeasuredRound;
import com.objectstream.sales.local.bench.report.BenchReport;
import com.objectstream.sales.local.bench.report.Ratio;
import com.objectstream.sales.local.bench.site.CpuTimes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ComparisonReportTest {
  private static final ContenderFigures SALES = result("sales", 80_000, 15);
  private static final ContenderFigures CEILING = result("ceiling", 100_000, 12);
  private static final ContenderFigures ARTICLE = result("article", 1_600, 200);

  @Test
  void ratiosAreOfTheMedians() {
    assertThat(ratios(ARTICLE, SALES, CEILING))
        .isEqualTo(
            Map.of(
                "sales_to_ceiling",
                0.8,
                "sales_to_article",
                50.0,
                "cassandra_cpu_sales_to_ceiling",
                1.25));
  }

  @Test
  void hasNoRatioToWhatDidNotRun() {
    assertThat(ratios(SALES)).isEqualTo(Map.of());
    assertThat(ratios(ARTICLE, CEILING)).isEqualTo(Map.of());
  }

  @Test
  void showsATableAndTheRatios() {
    assertThat(report(ARTICLE, SALES).lines())
        .containsExactly(
            "contender        rows    rows/s       min       max  Cassandra us/row  client us/row  Kafka us/row",
            "---------  ----------  --------  --------  --------  ----------------  -------------  ------------",
            "article     1,000,000     1,600     1,440     1,760             200.0            6.0           1.0",
            "sales       1,000,000    80,000    72,000    88,000              15.0            6.0           1.0",
            "",
            "sales : article                                  50.00");
  }

  @Test
  void comparesNeighbouringRoundsOfMalformedAndCleanEvents() {
    Ratio ratio =
        Ratio.ofPairs(
            "sales_malformed_to_sales",
            "sales, malformed : clean",
            List.of(round(99), round(80), round(52)),
            List.of(round(100), round(100), round(50)));
    var report =
        new ComparisonReport(
            List.of(SALES, result("sales_malformed", 79_000, 15)),
            Optional.of(0.01),
            List.of(ratio),
            Optional.empty());

    assertThat(report.lines())
        .last()
        .isEqualTo("sales, malformed : clean                          0.990  (0.800 to 1.040)");
    assertThat(report.parts())
        .containsEntry("malformed", 0.01)
        .containsEntry("ratios", Map.of("sales_malformed_to_sales", 0.99))
        .containsEntry("pairs", Map.of("sales_malformed_to_sales", new Spread(0.99, 0.8, 1.04)));
  }

  @Test
  void comparesAnotherFigureOfNeighbouringRounds() {
    Ratio ratio =
        Ratio.ofPairs(
            "client_cpu_sales_to_other",
            "client CPU a row, sales : other",
            List.of(round(10), round(30)),
            List.of(round(20), round(20)),
            MeasuredRound::clientCpuUsPerRow);

    assertThat(ratio.line())
        .isEqualTo("client CPU a row, sales : other                   1.000  (0.500 to 1.500)");
  }

  @Test
  void tellsWhatTheJobAllocates() {
    var bytes = new Spread(812.4, 800, 1_020);
    BenchReport report =
        report(
            result("sales", 80_000, 15, Optional.of(bytes)),
            result("ceiling", 100_000, 12, Optional.of(new Spread(1, 1, 1))));

    assertThat(report.lines())
        .last()
        .isEqualTo("sales allocates 812 bytes of heap a row  (800 to 1,020)");
    assertThat(report.parts()).containsEntry("allocated_bytes_per_row", bytes);
  }

  @Test
  void figuresHaveAsciiDigitsWhateverTheLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(report(SALES, CEILING).lines()).allMatch(line -> line.matches("\\p{ASCII}*"));
    } finally {
      Locale.setDefault(before);
    }
  }

  private static MeasuredRound round(long rows) {
    return new MeasuredRound(
        rows,
        Duration.ofSeconds(1),
        new CpuTimes(Duration.ZERO, Duration.ZERO, Duration.ofMillis(rows * rows)),
        OptionalLong.empty());
  }

  private static Object ratios(ContenderFigures... results) {
    return report(results).parts().get("ratios");
  }

  private static ComparisonReport report(ContenderFigures... results) {
    return new ComparisonReport(List.of(results), Optional.empty(), List.of(), Optional.empty());
  }

  private static ContenderFigures result(String name, double speed, double cassandraCpu) {
    return result(name, speed, cassandraCpu, Optional.empty());
  }

  private static ContenderFigures result(
      String name, double speed, double cassandraCpu, Optional<Spread> allocated) {
    var figures =
        new MeasuredFigures(
            1_000_000,
            3,
            new Spread(speed, speed * 0.9, speed * 1.1),
            new Spread(cassandraCpu, cassandraCpu, cassandraCpu),
            new Spread(6, 5, 7),
            new Spread(1, 1, 1),
            allocated);
    return new ContenderFigures(name, figures);
  }
}
