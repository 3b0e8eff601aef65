package com.objectstream.sales.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationConverterTest {
  private final DurationConverter converter = new DurationConverter();

  @ParameterizedTest
  @CsvSource({"500ms,PT0.5S", "30s,PT30S", "5m,PT5M", "2H,PT2H", "1d,PT24H", "PT1M30S,PT1M30S"})
  void readsShortAndIsoDurations(String text, String duration) {
    assertThat(converter.convert(text)).hasToString(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"30", "s", "1.5s", "-3s", "3 s", "99999999999s", ""})
  void refusesAnythingElse(String text) {
    assertThatThrownBy(() -> converter.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage("'" + text + "' is not a duration; write 500ms, 30s, 5m, 2h, 1d or PT30S");
  }
}
