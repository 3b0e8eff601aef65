package com.objectstream.sales.local.bench;

import static com.objectstream.sales.command.OptionValues.requireBetween;

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
  private static final int MOST_SECONDS = 3_600;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

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
      description = "seconds of such events before they count")
  private int delayWarmUp;

  /**
   * How to measure it; empty if it is left out.
   *
   * @throws ParameterException naming an option whose value makes no sense
   */
  Optional<DelaySettings> settings() {
    requireBetween(spec, "--delay-seconds", delaySeconds, 0, MOST_SECONDS);
    requireBetween(spec, "--delay-warm-up", delayWarmUp, 0, MOST_SECONDS);
    return delaySeconds == 0
        ? Optional.empty()
        : Optional.of(
            new DelaySettings(Duration.ofSeconds(delayWarmUp), Duration.ofSeconds(delaySeconds)));
  }
}
