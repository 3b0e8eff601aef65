package com.objectstream.sales.job.command;

import com.objectstream.sales.command.OptionValues;
import com.objectstream.sales.command.PastInstantConverter;
import com.objectstream.sales.command.SpellingHint;
import com.objectstream.sales.job.reject.RejectFilter;
import com.objectstream.sales.transform.RejectReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which rejects are meant, on the command line. */
public final class RejectFilterOptions {
  private static final Logger LOG = LoggerFactory.getLogger(RejectFilterOptions.class);

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      completionCandidates = OwnCodes.class,
      showDefaultValue = Visibility.NEVER,
      description =
          "only these, by default all; may be given several times: ${COMPLETION-CANDIDATES}, or the"
              + " code of a rule of yours")
  private Set<String> reasons = Set.of();

  @Option(
      names = "--from-topic",
      paramLabel = "TOPIC",
      description = "only those read from this topic, by default all")
  private Optional<String> topic;

  @Option(
      names = "--from-partition",
      paramLabel = "N",
      description = "only those read from this partition, by default all")
  private Optional<Integer> partition;

  @Option(
      names = "--from-offset",
      paramLabel = "N",
      description = "only those read from this offset, by default all")
  private Optional<Long> offset;

  @Option(
      names = "--since",
      converter = PastInstantConverter.class,
      paramLabel = "TIME",
      description =
          "only those rejected then or later, such as 2018-06-29T20:45:00Z, or 2h ago as 2h; by default all")
  private Optional<Instant> since;

  @Option(
      names = "--until",
      converter = PastInstantConverter.class,
      paramLabel = "TIME",
      description = "only those rejected before, by default all")
  private Optional<Instant> until;

  /** The codes of this job's own rules. */
  static final class OwnCodes extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    OwnCodes() {
      super(Stream.of(RejectReason.values()).map(RejectReason::name).toList());
    }
  }

  /**
   * The options as a filter. Warns of a reason that looks like another one with an error.
   *
   * @throws ParameterException if no reject can be meant
   */
  public RejectFilter filter() {
    partition.ifPresent(n -> OptionValues.requireAtLeast(command, "--from-partition", n, 0));
    offset.ifPresent(n -> OptionValues.requireAtLeast(command, "--from-offset", n, 0));
    reasons.forEach(this::requireCode);
    return OptionValues.valid(
        command, "", () -> new RejectFilter(reasons, topic, partition, offset, since, until));
  }

  private void requireCode(String reason) {
    String code = reason.toUpperCase(Locale.ROOT);
    List<String> own = new OwnCodes();
    if (!code.matches("\\w+")) {
      throw OptionValues.wrong(
          command,
          "--reason %s is no code: give one of %s, or that of a rule of yours"
              .formatted(reason, String.join(", ", own)));
    }
    String hint = SpellingHint.to(code, own);
    if (!own.contains(code) && !hint.isEmpty()) {
      LOG.warn("--reason {} is no code of this job{}", reason, hint);
    }
  }
}
