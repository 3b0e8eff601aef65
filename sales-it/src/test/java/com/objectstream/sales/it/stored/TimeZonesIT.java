package com.objectstream.sales.it.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.it.harness.StoredSale;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The day of a sale comes from {@code --zone} alone, not from the machine. */
@ExtendWith(SharedServers.class)
class TimeZonesIT {
  @ParameterizedTest
  @CsvSource({
    "Pacific/Auckland, UTC,        2018-06-29",
    "America/New_York, Asia/Tokyo, 2018-06-30",
  })
  void givesTheSameDayInEveryZoneOfTheMachine(
      String machine, String asked, LocalDate day, Pipeline pipeline) {
    pipeline.send(Events.PLATES);

    try (var stream = SalesProcess.startIn(machine, pipeline.streamArguments("--zone", asked))) {
      assertThat(stream.await(Duration.ofMinutes(1))).as(stream.stderr()).isZero();
    }
    assertThat(pipeline.sales())
        .extracting(StoredSale::day, StoredSale::at)
        .containsExactly(tuple(day, Events.EVENING_OF_29_JUNE_2018));
  }
}
