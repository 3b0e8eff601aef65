package com.objectstream.sales.producer;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.model.SaleNames;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProduceReportTest {
  private static final byte[] ANY_BYTES = {};

  @Test
  void saysHowManyOfEachKind() {
    var report = report(tallyOf(Kind.SALE, Kind.SALE, Kind.LATE, Kind.MALFORMED));

    assertThat(report)
        .isEqualTo(
            new ProduceReport(
                SaleNames.TOPIC,
                4,
                Map.of(Kind.SALE, 2L, Kind.LATE, 1L, Kind.DUPLICATE, 0L, Kind.MALFORMED, 1L),
                Duration.ofMillis(1_600)));
    assertThat(report.summary())
        .isEqualTo(
            "produced 4 records to item_sales in 1.6 s (3/s): 2 sales, 1 late, 0 duplicates, 1 malformed");
  }

  @Test
  void saysNothingAboutKindsOfTheLinesOfAFile() {
    var tally = new Tally();
    tally.count(new FileLine(1, ANY_BYTES));

    assertThat(report(tally).summary())
        .isEqualTo("produced 1 records to item_sales in 1.6 s (1/s)");
  }

  @Test
  void hasNoRateWhenNoTimeWentBy() {
    var nothing = new ProduceReport(SaleNames.TOPIC, 0, new Tally().byKind(), Duration.ZERO);

    assertThat(nothing.rate()).isZero();
  }

  private static ProduceReport report(Tally tally) {
    return new ProduceReport(
        SaleNames.TOPIC, tally.records(), tally.byKind(), Duration.ofMillis(1_600));
  }

  private static Tally tallyOf(Kind... kinds) {
    var tally = new Tally();
    for (Kind kind : kinds) {
      tally.count(new GeneratedEvent(0, kind, ANY_BYTES, Optional.empty()));
    }
    return tally;
  }
}
