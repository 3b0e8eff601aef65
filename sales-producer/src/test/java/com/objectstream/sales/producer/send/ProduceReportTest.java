package com.objectstream.sales.producer.send;

import static com.objectstream.sales.producer.event.EventKind.DUPLICATE;
import static com.objectstream.sales.producer.event.EventKind.LATE;
import static com.objectstream.sales.producer.event.EventKind.MALFORMED;
import static com.objectstream.sales.producer.event.EventKind.SALE;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.model.SaleNames;
import com.objectstream.sales.producer.event.EventKind;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProduceReportTest {
  private static final Map<EventKind, Long> OF_A_FILE =
      Map.of(SALE, 0L, LATE, 0L, DUPLICATE, 0L, MALFORMED, 0L);

  @Test
  void saysHowManyOfEachKind() {
    var report = report(4, Map.of(SALE, 2L, LATE, 1L, DUPLICATE, 0L, MALFORMED, 1L));

    assertThat(report.summary())
        .isEqualTo(
            "produced 4 records to item_sales in 1.6 s (3/s): 2 sales, 1 late, 0 duplicates, 1 malformed");
  }

  @Test
  void saysNothingAboutKindsOfTheLinesOfAFile() {
    assertThat(report(1, OF_A_FILE).summary())
        .isEqualTo("produced 1 record to item_sales in 1.6 s (1/s)");
  }

  @Test
  void hasNoRateWhenNoTimeWentBy() {
    assertThat(new ProduceReport(SaleNames.TOPIC, 0, OF_A_FILE, Duration.ZERO).rate()).isZero();
  }

  private static ProduceReport report(long records, Map<EventKind, Long> byKind) {
    return new ProduceReport(SaleNames.TOPIC, records, byKind, Duration.ofMillis(1_600));
  }
}
