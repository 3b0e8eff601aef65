package com.objectstream.sales.command;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 1d} or {@code PT30S}: with a
 * unit, and never negative. {@link SalesCommandLine} knows it already.
 */
public final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern SHORT = Pattern.compile("(-?[0-9]{1,9})(ms|s|m|h|d)");
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+");

  /** A century: in nanoseconds it still is a long. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private static final String FORMS = "write 500ms, 30s, 5m, 2h, 1d or PT30S";

  @Override
  public Duration convert(String text) {
    Duration duration = parse(text);
    if (duration.isNegative()) {
      throw refusal(text, "is negative; give 0s or more");
    }
    if (duration.compareTo(LONGEST) > 0) {
      throw refusal(text, "is more than a hundred years");
    }
    return duration;
  }

  private static Duration parse(String text) {
    Matcher matcher = SHORT.matcher(text.toLowerCase(Locale.ROOT));
    if (matcher.matches()) {
      return switch (matcher.group(2)) {
        case "ms" -> Duration.ofMillis(Long.parseLong(matcher.group(1)));
        case "d" -> Duration.parse("P" + text);
        default -> Duration.parse("PT" + text);
      };
    }
    if (NUMBER.matcher(text).matches()) {
      throw refusal(text, "has no unit; " + FORMS);
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw refusal(text, "is not a duration; " + FORMS);
    }
  }

  private static TypeConversionException refusal(String text, String why) {
    return new TypeConversionException("'" + text + "' " + why);
  }
}
