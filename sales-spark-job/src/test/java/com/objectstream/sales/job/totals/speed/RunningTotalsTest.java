package com.objectstream.sales.job.totals.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.streaming.GroupStateTimeout;
import org.apache.spark.sql.streaming.TestGroupState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scala.Tuple3;

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

  @ParameterizedTest
  @CsvSource({
    "5000, 5000001, 5000002", // two batches of one millisecond
    "5000, 9000000, 9000001", // the clock went back
    "5000, 4000000, 5000000"
  })
  void areNeverWrittenWithAnEarlierTimeThanBefore(long batchMillis, long before, long micros) {
    var state =
        TestGroupState.create(
            Optional.of(new Tuple3<>(2L, 20L, before)),
            GroupStateTimeout.EventTimeTimeout(),
            batchMillis,
            Optional.of(0L),
            false);
    Row sale = RowFactory.create("Louvre", 17_711L, "cup", 3, null);

    Iterator<Row> totals =
        new RunningTotals(ZoneOffset.UTC)
            .call(new Tuple3<>("Louvre", 17_711L, "cup"), List.of(sale).iterator(), state);

    assertThat(totals)
        .toIterable()
        .containsExactly(RowFactory.create("Louvre", 17_711L, "cup", 3L, 23L, batchMillis, micros));
    assertThat(state.get()).isEqualTo(new Tuple3<>(3L, 23L, micros));
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
