package com.objectstream.sales.local.bench;

import com.objectstream.sales.command.OptionValues;
import com.objectstream.sales.local.bench.delay.DelaySettings;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say how to measure the delay after a comparison. */
final class DelayOptions {
  private static final int MOST_RATE = 50_000;
  private static final int MOST_SECONDS = 3_600;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

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
      description = "how long to measure the delay, after the comparison; 0 leaves it out")
  private int delaySeconds;

  @Option(
      names = "--delay-warm-up",
      paramLabel = "S",
      defaultValue = "10",
      description = "seconds at that rate before they count")
  private int delayWarmUp;

  /**
   * How to measure it; empty if it is left out.
   *
   * @throws ParameterException naming an option whose value makes no sense
   */
  Optional<DelaySettings> settings() {
    between("--delay-rate", delayRate, 1, MOST_RATE);
    between("--delay-seconds", delaySeconds, 0, MOST_SECONDS);
    between("--delay-warm-up", delayWarmUp, 0, MOST_SECONDS);
    return delaySeconds == 0
        ? Optional.empty()
        : Optional.of(
            new DelaySettings(
                delayRate, Duration.ofSeconds(delayWarmUp), Duration.ofSeconds(delaySeconds)));
  }

  private void between(String option, int value, int least, int most) {
    OptionValues.requireBetween(spec, option, value, least, most);
  }
}
