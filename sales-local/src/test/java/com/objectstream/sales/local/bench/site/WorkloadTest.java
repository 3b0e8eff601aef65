package com.objectstream.sales.local.bench.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.producer.event.GeneratorSettings;
import org.junit.jupiter.api.Test;

class WorkloadTest {
  private static final int EVENTS = 10_000;

  @Test
  void allEventsAreGoodUnlessMalformedOnesAreAskedFor() {
    Workload workload = Workload.of("topic", GeneratorSettings.DEFAULT, EVENTS);

    assertThat(workload.sales()).isEqualTo(EVENTS);
    assertThat(workload.partitions()).hasSize(GeneratorSettings.DEFAULT.stores());
  }

  @Test
  void countsAndGivesTheGoodOnesAmongMalformedOnes() {
    Workload workload =
        Workload.of("topic", GeneratorSettings.DEFAULT.withShares(0.1, 0, 0), EVENTS);

    assertThat(workload.sales()).isBetween(EVENTS * 89L / 100, EVENTS * 91L / 100);
    assertThat(workload.stream()).hasSize(EVENTS);
    assertThat(workload.goodSales()).hasSize((int) workload.sales()).doesNotHaveDuplicates();
    assertThat(workload.partitions()).hasSize(GeneratorSettings.DEFAULT.stores());
  }
}
