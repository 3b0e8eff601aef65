package com.objectstream.sales.command;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 2018-06-29T20:45:00Z}, or how long ago: {@code 90s}, {@code 30m}, {@code 2h}. */
public final class PastInstantConverter implements ITypeConverter<Instant> {
  private final DurationConverter durations = new DurationConverter();

  @Override
  public Instant convert(String text) {
    try {
      return Instant.parse(text);
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
