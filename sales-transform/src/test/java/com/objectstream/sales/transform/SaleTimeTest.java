package com.objectstream.sales.transform;

import static com.objectstream.sales.transform.ReferenceSale.AFTERNOON_OF_29_JUNE_2018;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.TimeZone;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("sets the zone of the JVM")
class SaleTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2018-06-29T20:45:00.936Z, UTC, 2018-06-29",
    "2018-06-29T20:45:00.936Z, Asia/Tokyo, 2018-06-30",
    "2018-06-29T20:45:00.936Z, +03:15, 2018-06-30",
    "2018-06-29T20:45:00.936Z, +03:14, 2018-06-29",
    "1969-12-31T23:59:59.999Z, UTC, 1969-12-31",
    "1970-01-01T00:00:00.000Z, -00:00:01, 1969-12-31",
    "9999-12-31T23:59:59.999Z, Pacific/Kiritimati, +10000-01-01",
    "2021-03-28T21:59:59.999Z, Europe/Berlin, 2021-03-28",
    "2021-03-28T22:00:00.000Z, Europe/Berlin, 2021-03-29"
  })
  void tellsTheDayInAZone(Instant instant, ZoneId zone, LocalDate day) {
    assertThat(SaleTime.dayOf(instant.toEpochMilli(), zone)).isEqualTo(day);
    assertThat(SaleTime.epochDayOf(instant.toEpochMilli(), zone)).isEqualTo(day.toEpochDay());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pacific/Kiritimati", "Pacific/Pago_Pago"})
  void doesNotDependOnTheZoneOfTheJvm(String zoneOfJvm) {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zoneOfJvm));
    try {
      assertThat(SaleTime.dayOf(AFTERNOON_OF_29_JUNE_2018, ZoneOffset.UTC))
          .isEqualTo(LocalDate.of(2018, 6, 29));
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Property
  void agreesWithTheJdk(
      @ForAll @LongRange(min = SaleTime.EARLIEST_MS, max = SaleTime.LATEST_MS) long timestampMs) {
    for (String zone : new String[] {"UTC", "-18:00", "America/St_Johns", "Australia/Lord_Howe"}) {
      assertThat(SaleTime.dayOf(timestampMs, ZoneId.of(zone)))
          .isEqualTo(Instant.ofEpochMilli(timestampMs).atZone(ZoneId.of(zone)).toLocalDate());
    }
  }
}
