package com.objectstream.sales.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.local.delivery.DeliveryReport;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoCommandTest {
  @Test
  void endsWithALineThatProgramsCanReadInEveryCountry() {
    var report =
        new DeliveryReport(
            new DeliveryReport.Sent(9_800, 0, 200), 9_799, 201, 0, 1, 2, 0, 0, Map.of());
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(DemoCommand.summary(report))
          .isEqualTo("demo: 10000 produced, 9799 stored, 201 rejected, 1 lost, 2 duplicated");
    } finally {
      Locale.setDefault(before);
    }
  }
}
