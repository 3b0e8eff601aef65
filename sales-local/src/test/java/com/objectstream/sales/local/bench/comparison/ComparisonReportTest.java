package com.objectstream.sales.local.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.local.bench.measure.MeasuredFigures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonReportTest {
  private static final ComparisonReport.ContenderFigures SALES = result("sales", 80_000, 15);
  private static final ComparisonReport.ContenderFigures CEILING = result("ceiling", 100_000, 12);
  private static final ComparisonReport.ContenderFigures ARTICLE = result("article", 1_600, 200);

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
    assertThat(new ComparisonReport(List.of(ARTICLE, SALES), Optional.empty()).lines())
        .containsExactly(
            "contender        rows    rows/s       min       max  Cassandra us/row  client us/row  Kafka us/row",
            "---------  ----------  --------  --------  --------  ----------------  -------------  ------------",
            "article     1,000,000     1,600     1,440     1,760             200.0            6.0           1.0",
            "sales       1,000,000    80,000    72,000    88,000              15.0            6.0           1.0",
            "",
            "sales : article                                  50.00");
  }

  private static Object ratios(ComparisonReport.ContenderFigures... results) {
    return new ComparisonReport(List.of(results), Optional.empty()).parts().get("ratios");
  }

  private static ComparisonReport.ContenderFigures result(
      String name, double speed, double cassandraCpu) {
    var figures =
        new MeasuredFigures(
            1_000_000,
            3,
            new MeasuredFigures.Spread(speed, speed * 0.9, speed * 1.1),
            new MeasuredFigures.Spread(cassandraCpu, cassandraCpu, cassandraCpu),
            new MeasuredFigures.Spread(6, 5, 7),
            new MeasuredFigures.Spread(1, 1, 1));
    return new ComparisonReport.ContenderFigures(name, figures);
  }
}
