package com.objectstream.sales.command;

import static java.util.stream.Collectors.joining;

import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.command.failure.PrintableText;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * All options of a call with the values in force, typed, from a file or by default, as one line
 * that can be pasted: {@code --bootstrap-servers=127.0.0.1:9092 --trigger=1s …}. Files are named,
 * not shown, and options that nobody gave and that have no default are left out; no option is a
 * secret itself.
 */
public final class EffectiveOptions {
  private static final List<String> OF_THE_CALL =
      List.of(CommonOptions.CONFIG, CommonOptions.VERBOSE, CommonOptions.HELP);

  private EffectiveOptions() {}

  /** Those of a command that was parsed. */
  public static String of(CommandSpec command) {
    return PrintableText.escaped(
        command.options().stream()
            .filter(option -> !OF_THE_CALL.contains(option.longestName()))
            .flatMap(option -> shown(option).stream())
            .collect(joining(" ")));
  }

  private static Optional<String> shown(OptionSpec option) {
    Object value = option.getValue();
    if (value instanceof Optional<?> optional) {
      value = optional.orElse(null);
    }
    if (value == null || Boolean.FALSE.equals(value)) {
      return Optional.empty();
    }
    return Boolean.TRUE.equals(value)
        ? Optional.of(option.longestName())
        : Optional.of(option.longestName() + "=" + quoted(text(value)));
  }

  private static String text(Object value) {
    Stream<?> parts = value instanceof Collection<?> several ? several.stream() : Stream.of(value);
    return parts.map(EffectiveOptions::word).collect(joining(","));
  }

  private static String word(Object value) {
    if (value instanceof Duration time) {
      return Counted.of(time);
    }
    return value instanceof Enum<?> one ? EnumWords.of(one) : value.toString();
  }

  private static String quoted(String text) {
    return text.matches("[^\\s'\"]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
