package com.objectstream.sales.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

class DurationConverterTest {
  private final DurationConverter converter = new DurationConverter();

  @ParameterizedTest
  @CsvSource({"500ms,PT0.5S", "30s,PT30S", "5m,PT5M", "2H,PT2H", "1d,PT24H", "PT1M30S,PT1M30S"})
  void readsShortAndIsoDurations(String text, String duration) {
    assertThat(converter.convert(text)).hasToString(duration);
  }

  @ParameterizedTest
  @CsvSource({"0s,PT0S", "0ms,PT0S", "pt0s,PT0S", "PT2M,PT2M", "P1DT1S,PT24H1S"})
  void readsNothingAndIsoInAnyCase(String text, String duration) {
    assertThat(converter.convert(text)).hasToString(duration);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          s |            is not a duration; write 500ms, 30s, 5m, 2h, 1d or PT30S
          1.5s |         is not a duration; write 500ms, 30s, 5m, 2h, 1d or PT30S
          3 s |          is not a duration; write 500ms, 30s, 5m, 2h, 1d or PT30S
          99999999999s | is not a duration; write 500ms, 30s, 5m, 2h, 1d or PT30S
          '' |           is not a duration; write 500ms, 30s, 5m, 2h, 1d or PT30S
          120 |          has no unit; write 500ms, 30s, 5m, 2h, 1d or PT30S
          0 |            has no unit; write 500ms, 30s, 5m, 2h, 1d or PT30S
          -5 |           has no unit; write 500ms, 30s, 5m, 2h, 1d or PT30S
          -3s |          is negative; give 0s or more
          PT-3S |        is negative; give 0s or more
          -PT3S |        is negative; give 0s or more
          P-1D |         is negative; give 0s or more
          PT1S-2S |      is not a duration; write 500ms, 30s, 5m, 2h, 1d or PT30S
          999999999d |   is more than a hundred years
          PT9999999999H |is more than a hundred years
          """)
  void refusesAnythingElse(String text, String why) {
    assertThatThrownBy(() -> converter.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage("'" + text + "' " + why);
  }
}
