package com.objectstream.sales.job.command;

import com.objectstream.sales.command.OptionValues;
import com.objectstream.sales.command.PastInstantConverter;
import com.objectstream.sales.job.checkpoint.Stretch;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The part of the topic to store again, on the command line. */
final class StretchOptions {
  private static final String FROM = "--from-time";
  private static final String TO = "--to-time";

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = FROM,
      converter = PastInstantConverter.class,
      paramLabel = "TIME",
      description =
          "with --once: read only the records with this timestamp or a later one, by default all:"
              + " 2018-06-29T20:45:00Z, or 2h ago as 2h; with a checkpoint of its own")
  private Optional<Instant> from;

  @Option(
      names = TO,
      converter = PastInstantConverter.class,
      paramLabel = "TIME",
      description = "and only those before the first of this time, by default up to the end")
  private Optional<Instant> to;

  /**
   * The stretch, if one is asked for.
   *
   * @param once whether the job ends by itself
   * @throws ParameterException naming an option whose value makes no sense
   */
  Optional<Stretch> toStretch(boolean once) {
    if (from.isEmpty() && to.isPresent()) {
      throw OptionValues.wrong(command, "%s needs %s, where to begin".formatted(TO, FROM));
    }
    if (from.isPresent() && !once) {
      throw OptionValues.wrong(command, "%s needs --once: a stretch has an end".formatted(FROM));
    }
    return OptionValues.valid(command, "", () -> from.map(begin -> new Stretch(begin, to)));
  }
}
