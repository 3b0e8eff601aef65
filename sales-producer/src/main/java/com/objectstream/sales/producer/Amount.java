package com.objectstream.sales.producer;

import com.objectstream.sales.command.DurationConverter;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/**
 * How much to send: one of three. This is no exclusive group of picocli because such a group takes
 * no defaults from a configuration.
 */
final class Amount {
  private static final String COUNT = "--count";
  private static final String DURATION = "--duration";
  private static final String FILE = "--file";

  @Option(names = COUNT, paramLabel = "N", description = "generate N events, or")
  private Long count;

  @Option(
      names = DURATION,
      paramLabel = "D",
      converter = DurationConverter.class,
      description = "generate events for so long (500ms, 30s, 5m, 2h, PT30S), or")
  private Duration duration;

  @Option(
      names = FILE,
      paramLabel = "FILE",
      description = "send the lines of a file (- is standard input); blank ones are passed over")
  private String file;

  /**
   * Settles for one; what was typed goes before the defaults of a configuration.
   *
   * @throws IllegalArgumentException if none or several are given; the message goes on after the
   *     dashes of an option
   */
  Amount settle(ParseResult typed) {
    if (Stream.of(COUNT, DURATION, FILE).anyMatch(typed::hasMatchedOption)) {
      count = typed.matchedOptionValue(COUNT, null);
      duration = typed.matchedOptionValue(DURATION, null);
      file = typed.matchedOptionValue(FILE, null);
    }
    if (Stream.of(count, duration, file).filter(Objects::nonNull).count() != 1) {
      throw new IllegalArgumentException(
          "count N, --duration D or --file FILE: give exactly one of them");
    }
    if (count != null && count < 0) {
      throw new IllegalArgumentException("count must be 0 or more, not " + count);
    }
    return this;
  }

  OptionalLong count() {
    return count == null ? OptionalLong.empty() : OptionalLong.of(count);
  }

  Optional<Duration> duration() {
    return Optional.ofNullable(duration);
  }

  Optional<String> file() {
    return Optional.ofNullable(file);
  }
}
