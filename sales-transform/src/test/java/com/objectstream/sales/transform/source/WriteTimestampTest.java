package com.objectstream.sales.transform.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteTimestampTest {
  private static final long NOW = ms("2026-11-26T10:00:00.123Z");
  private static final long IN_AN_HOUR = ms("2026-11-26T11:00:00.123Z");
  private static final long A_YEAR_AGO = ms("2025-11-26T10:00:00.123Z");
  private static final long SOLD = ms("2018-06-29T20:45:00.936Z");
  private static final long LAST_OF_9999 = ms("9999-12-31T23:59:59.999Z");
  private static final long NANOSECONDS = 1764140000000000000L;
  private static final long MICROSECONDS = 1764140000000000L;

  @Test
  void isTheTimeOfTheRecordWithThePlaceInItsDigits() {
    assertThat(WriteTimestamp.micros(NOW, SOLD, NOW, 1742, 3)).isEqualTo(1795687200123423L);
  }

  @Test
  void takesARecordsTimeFromZeroToAnHourFromNow() {
    assertThat(micros(0)).isZero();
    assertThat(micros(1)).isEqualTo(1_000);
    assertThat(micros(A_YEAR_AGO)).isEqualTo(1_000 * A_YEAR_AGO);
    assertThat(micros(IN_AN_HOUR)).isEqualTo(1_000 * IN_AN_HOUR);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, MICROSECONDS, NANOSECONDS, Long.MAX_VALUE})
  void takesTheTimeOfTheSaleInPlaceOfOneThatCannotBe(long recordTimestampMs) {
    assertThat(micros(recordTimestampMs)).isEqualTo(1_000 * SOLD);
  }

  @Test
  void takesTheTimeOfTheSaleInPlaceOfOneLaterThanInAnHour() {
    assertThat(micros(IN_AN_HOUR + 1)).isEqualTo(1_000 * SOLD);
  }

  @Test
  void isNowWhereTheSaleIsInTheFutureToo() {
    assertThat(WriteTimestamp.micros(-1, LAST_OF_9999, NOW, 0, 0)).isEqualTo(1_000 * NOW);
    assertThat(WriteTimestamp.micros(-1, NOW + 1, NOW, 0, 0)).isEqualTo(1_000 * NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "0, 9, 9",
    "0, 10, 9",
    "0, 2147483647, 9",
    "1, 0, 10",
    "99, 9, 999",
    "100, 0, 0",
    "9223372036854775807, 0, 70"
  })
  void tellsThePlaceInTheDigits(long offset, int line, long digits) {
    assertThat(WriteTimestamp.micros(NOW, SOLD, NOW, offset, line)).isEqualTo(1_000 * NOW + digits);
  }

  @Property
  void staysWithinTheMillisecond(
      @ForAll @LongRange(min = 0) long offset, @ForAll @IntRange(min = 0) int line) {
    assertThat(WriteTimestamp.micros(NOW, SOLD, NOW, offset, line))
        .isBetween(1_000 * NOW, 1_000 * NOW + 999);
  }

  @Property
  void doesNotDependOnWhenItIsAskedOnceTheTimesAreThePast(
      @ForAll long recordTimestampMs, @ForAll @LongRange(min = 0, max = 86_400_000) long later) {
    long then = Math.max(NOW, Math.min(recordTimestampMs, LAST_OF_9999));
    assertThat(WriteTimestamp.micros(recordTimestampMs, SOLD, then + later, 7, 0))
        .isEqualTo(WriteTimestamp.micros(recordTimestampMs, SOLD, then, 7, 0));
  }

  private static long micros(long recordTimestampMs) {
    return WriteTimestamp.micros(recordTimestampMs, SOLD, NOW, 0, 0);
  }

  private static long ms(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }
}
