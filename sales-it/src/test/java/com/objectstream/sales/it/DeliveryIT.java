package com.objectstream.sales.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.local.delivery.DeliveryReport;
import com.objectstream.sales.producer.GeneratorSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The delivery check finds each fault, and none where there is none. */
@ExtendWith(Servers.class)
class DeliveryIT {
  private static final GeneratorSettings SETTINGS =
      GeneratorSettings.DEFAULT.withSeed(7).withDays(3).withShares(0.1, 0.1, 0.1);
  private static final long EVENTS = 500;

  @Test
  void isExactAfterACleanRun(Pipeline pipeline) {
    deliver(pipeline);

    DeliveryReport report = pipeline.delivered(SETTINGS, EVENTS);

    assertThat(report)
        .isEqualTo(
            new DeliveryReport(
                report.sent(),
                pipeline.sales().size(),
                pipeline.rejects().size(),
                0,
                0,
                0,
                0,
                0,
                Map.of()));
    assertThat(report.produced()).isEqualTo(EVENTS);
    assertThat(report.stored()).isEqualTo(report.sent().sales()).isPositive();
    assertThat(report.rejected()).isEqualTo(report.sent().malformed()).isPositive();
    assertThat(report.sent().duplicates()).isPositive();
  }

  private static void deliver(Pipeline pipeline) {
    new GeneratedEvents(SETTINGS, EVENTS).sendTo(pipeline);
    pipeline.streamOnce("first");
  }
}
