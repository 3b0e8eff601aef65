package com.objectstream.sales.local.bench;

import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say what to measure. */
final class BenchOptions {
  private static final long MOST_ROWS = 100_000_000;
  private static final int MOST_ROUNDS = 100;
  private static final int MOST_RATE = 50_000;
  private static final int MOST_SECONDS = 3_600;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "events for each contender; the article's way gets a twentieth")
  private long rows;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "rounds to measure, after one that only warms up")
  private int rounds;

  @Option(
      names = "--delay-rate",
      paramLabel = "R",
      defaultValue = "1000",
      description = "events a second while the delay is measured")
  private int delayRate;

  @Option(
      names = "--delay-seconds",
      paramLabel = "S",
      defaultValue = "30",
      description = "how long to measure the delay; 0 leaves it out")
  private int delaySeconds;

  @Option(
      names = "--delay-warm-up",
      paramLabel = "S",
      defaultValue = "10",
      description = "seconds at that rate before they count")
  private int delayWarmUp;

  /**
   * The settings.
   *
   * @throws ParameterException naming an option whose value makes no sense
   */
  BenchSettings settings() {
    between("--rows", rows, BenchSettings.ARTICLE_SHARE, MOST_ROWS);
    between("--rounds", rounds, 1, MOST_ROUNDS);
    between("--delay-rate", delayRate, 1, MOST_RATE);
    between("--delay-seconds", delaySeconds, 0, MOST_SECONDS);
    between("--delay-warm-up", delayWarmUp, 0, MOST_SECONDS);
    var delay =
        new BenchSettings.Delay(
            delayRate, Duration.ofSeconds(delayWarmUp), Duration.ofSeconds(delaySeconds));
    return new BenchSettings(rows, rounds, delay);
  }

  private void between(String option, long value, long least, long most) {
    if (value < least || value > most) {
      throw new ParameterException(
          spec.commandLine(),
          "%s %d is not between %d and %d".formatted(option, value, least, most));
    }
  }
}
