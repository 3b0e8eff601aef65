package com.objectstream.sales.local.bench;

import static com.objectstream.sales.command.OptionValues.requireBetween;
import static com.objectstream.sales.command.OptionValues.valid;
import static com.objectstream.sales.command.OptionValues.wrong;

import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.local.bench.backlog.BacklogBenchmark;
import com.objectstream.sales.local.bench.checkout.Checkout;
import com.objectstream.sales.local.bench.comparison.AgainstBenchmark;
import com.objectstream.sales.local.bench.comparison.ComparisonBenchmark;
import com.objectstream.sales.local.bench.comparison.LambdaBenchmark;
import com.objectstream.sales.local.bench.comparison.SecuredBenchmark;
import com.objectstream.sales.local.bench.contender.ContenderKind;
import com.objectstream.sales.local.bench.contender.EncodedBatches;
import com.objectstream.sales.local.bench.delay.DelaySettings;
import com.objectstream.sales.local.bench.report.Benchmark;
import com.objectstream.sales.local.bench.scaling.ScalingBenchmark;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say what to measure. */
final class BenchOptions {
  private static final long MOST_ROWS = 100_000_000;
  // Enough for Cassandra to write some of it to disk meanwhile, as it does all day
  private static final long COMPARISON_ROWS = 2_000_000;
  private static final long SCALING_ROWS = 1_000_000;
  private static final int MOST_ROUNDS = 100;
  private static final double MOST_MALFORMED = 0.9;
  private static final long MEGABYTE = 1 << 20;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--contenders",
      split = ",",
      paramLabel = "NAME",
      hideParamSyntax = true,
      showDefaultValue = Visibility.NEVER,
      description =
          "what to compare, with commas between: article,connector,sales,ceiling by default, with"
              + " --malformed sales,ceiling")
  private Set<ContenderKind> contenders = Set.of();

  @Option(
      names = "--rows",
      paramLabel = "N",
      description =
          "events for each contender, 2,000,000 by default; the article's way gets a twentieth. With"
              + " --scaling those of the base, 1,000,000 by default")
  private Optional<Long> rows;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "rounds to measure, after one that only warms up")
  private int rounds;

  @Mixin private DelayOptions delay;

  @ArgGroup(exclusive = true)
  private Run run = new Run();

  /** What is asked for besides the plain comparison: one of these, or none. */
  private static final class Run {
    @Option(
        names = "--malformed",
        paramLabel = "F",
        description = {
          "measure also, which by default it does not, the same number of events of which this share is malformed, from 0 to 0.9, in"
              + " rounds beside those without any: for sales, and for ceiling, which writes the good"
              + " ones.",
          "rows/s are then the lines that it handles, stored or rejected. For a difference of a few"
              + " percent give --rounds 7"
        })
    private Optional<Double> malformed = Optional.empty();

    @Option(
        names = "--scaling",
        description = {
          "instead of the comparison: how cost grows with Cassandra partitions (20, 2,000, 50,000),"
              + " Kafka partitions (1, 4, 16) and rows (1, 2 and 4 times --rows).",
          "Neighbouring events are of different stores and days: no stretch of the backlog has few"
              + " Cassandra partitions"
        })
    private boolean scaling;

    @Option(
        names = "--backlog",
        paramLabel = "N",
        description =
            "instead of the comparison, which is the default: N events stored by 'stream --once' in a JVM of its own with"
                + " -Xmx512m, and how much memory that took")
    private Optional<Long> backlog = Optional.empty();

    @Option(
        names = "--secured",
        description = {
          "instead of the comparison: the job on servers that ask for TLS and logins, in rounds beside"
              + " those on servers that ask for nothing, and the ratio.",
          "A second broker and a second node are up meanwhile"
        })
    private boolean secured;

    @Option(
        names = "--lambda",
        description =
            "instead of the comparison: the job without marks of what it changes, with them, and with an"
                + " onward topic too, in neighbouring rounds, and the ratios")
    private boolean lambda;

    @Option(
        names = "--against",
        paramLabel = "FOLDER",
        description = {
          "instead of the comparison: the job of another checkout of this project, which has to be built, in"
              + " rounds beside this one's, and the ratios of rows/s and of CPU a row, each with the"
              + " smallest and the largest pair; by default none.",
          "Both run as processes of their own with the heap of this one, stay up from the first round to"
              + " the last, and get the same events on the same servers. For a difference of a few"
              + " percent give --rounds 7"
        })
    private Optional<Path> against = Optional.empty();
  }

  /**
   * What is to be measured.
   *
   * @throws ParameterException naming an option whose value makes no sense
   */
  Benchmark benchmark() {
    requireBetween(spec, "--rows", rows(), ComparisonBenchmark.ARTICLE_SHARE, MOST_ROWS);
    requireBetween(spec, "--rounds", rounds, 1, MOST_ROUNDS);
    Optional<DelaySettings> delays = delay.settings();
    run.backlog.ifPresent(events -> requireBetween(spec, "--backlog", events, 1, MOST_ROWS));
    run.malformed.ifPresent(this::requireMalformed);
    if (run.secured) {
      return new SecuredBenchmark(rows(), rounds);
    }
    if (run.lambda) {
      return new LambdaBenchmark(rows(), rounds);
    }
    if (run.against.isPresent()) {
      Path folder = run.against.get().toAbsolutePath().normalize();
      Checkout other = valid(spec, "--against: ", () -> Checkout.at(folder));
      return new AgainstBenchmark(Checkout.own(), other, rows(), rounds);
    }
    if (run.backlog.isPresent()) {
      return new BacklogBenchmark(run.backlog.get());
    }
    if (run.scaling || contenders().contains(ContenderKind.CEILING)) {
      requireHeapForCeiling();
    }
    return run.scaling
        ? new ScalingBenchmark(rows(), rounds)
        : new ComparisonBenchmark(contenders(), rows(), rounds, run.malformed, delays);
  }

  private SortedSet<ContenderKind> contenders() {
    var asked = new TreeSet<>(contenders.isEmpty() ? Set.of(ContenderKind.values()) : contenders);
    if (contenders.isEmpty() && run.malformed.isPresent()) {
      asked.removeIf(kind -> !kind.takesMalformed());
    }
    return asked;
  }

  private void requireMalformed(double share) {
    if (!(share >= 0 && share <= MOST_MALFORMED)) {
      throw wrong(spec, "--malformed is " + share + ": give 0 to " + MOST_MALFORMED);
    }
    contenders().stream()
        .filter(kind -> !kind.takesMalformed())
        .findFirst()
        .ifPresent(
            kind -> {
              throw wrong(
                  spec,
                  "--malformed: %s cannot reject a line: give --contenders sales,ceiling"
                      .formatted(kind));
            });
  }

  private long rows() {
    return rows.orElse(run.scaling ? SCALING_ROWS : COMPARISON_ROWS);
  }

  /** A heap that is nearly full would slow the ceiling down, and flatter all others. */
  private void requireHeapForCeiling() {
    long needed = rows() * EncodedBatches.BYTES_A_ROW / MEGABYTE;
    long heap = Runtime.getRuntime().maxMemory() / MEGABYTE;
    if (needed > heap / 2) {
      throw wrong(
          spec,
          Counted.text(
              "--rows %d: the ceiling keeps them in memory, %d MB, in at most half of the heap of %d MB: set SALES_JVM_OPTIONS=-Xmx%dm",
              rows(), needed, heap, 2 * needed + 1));
    }
  }
}
