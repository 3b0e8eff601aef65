package com.objectstream.sales.job.reject;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.apache.spark.network.util.JavaUtils;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 2018-06-29T20:45:00Z}, or how long ago: {@code 90s}, {@code 30m}, {@code 2h}. */
final class PastInstant implements ITypeConverter<Instant> {
  @Override
  public Instant convert(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return ago(text);
    }
  }

  private static Instant ago(String text) {
    try {
      return Instant.now().minusMillis(JavaUtils.timeStringAsMs(text));
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          "'" + text + "' is no time: write 2018-06-29T20:45:00Z, or how long ago, such as 2h");
    }
  }
}
