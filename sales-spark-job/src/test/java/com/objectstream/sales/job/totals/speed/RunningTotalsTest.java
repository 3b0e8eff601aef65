package com.objectstream.sales.job.totals.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningTotalsTest {
  @ParameterizedTest
  @CsvSource({
    "2018-06-29, UTC,                 2018-06-30T00:00:00Z",
    "2018-03-25, Europe/Berlin,       2018-03-25T22:00:00Z", // of 23 hours
    "2018-10-28, Europe/Berlin,       2018-10-28T23:00:00Z", // of 25 hours
    "2018-11-03, America/Sao_Paulo,   2018-11-04T03:00:00Z", // the next day has no midnight
    "2009-10-31, America/St_Johns,    2009-11-01T03:30:00Z", // clocks go back over midnight
    "2009-11-01, America/Havana,      2009-11-02T05:00:00Z"
  })
  void knowsWhenADayIsOver(LocalDate day, ZoneId zone, Instant over) {
    assertThat(Instant.ofEpochMilli(RunningTotals.endOfDay(day.toEpochDay(), zone)))
        .isEqualTo(over);
  }

  @Test
  void isNotBeforeAnySaleOfTheDayWhateverTheZone() {
    for (String id : ZoneId.getAvailableZoneIds()) {
      ZoneId zone = ZoneId.of(id);
      for (int year = 2000; year < 2030; year++) {
        assertCovered(zone, Instant.parse(year + "-01-01T00:00:00Z"));
      }
    }
  }

  /** The last moment of a day that clocks show twice must lie before its end, too. */
  private static void assertCovered(ZoneId zone, Instant from) {
    var transition = zone.getRules().nextTransition(from);
    if (transition != null) {
      Instant after = transition.getInstant().plusMillis(1);
      long day = LocalDate.ofInstant(after, zone).toEpochDay();
      assertThat(RunningTotals.endOfDay(day, zone))
          .as("%s, %s", zone, transition)
          .isGreaterThan(after.toEpochMilli());
    }
  }
}
