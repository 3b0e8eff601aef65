package com.objectstream.sales.command;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 2018-06-29T20:45:00Z}, or how long ago: {@code 90s}, {@code 30m}, {@code 2h}. */
public final class PastInstantConverter implements ITypeConverter<Instant> {
  /** As far as events may be. */
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  private final DurationConverter durations = new DurationConverter();

  @Override
  public Instant convert(String text) {
    try {
      Instant time = Instant.parse(text);
      if (time.isAfter(LATEST)) {
        throw new TypeConversionException("'" + text + "' is after the year 9999");
      }
      return time;
    } catch (DateTimeParseException e) {
      return ago(text);
    }
  }

  private Instant ago(String text) {
    try {
      return Instant.now().minus(durations.convert(text));
    } catch (TypeConversionException e) {
      throw new TypeConversionException(
          "'" + text + "' is no time: write 2018-06-29T20:45:00Z, or how long ago, such as 2h");
    }
  }
}
