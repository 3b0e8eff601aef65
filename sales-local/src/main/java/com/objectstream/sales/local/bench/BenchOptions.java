package com.objectstream.sales.local.bench;

import com.objectstream.sales.local.bench.backlog.BacklogBenchmark;
import com.objectstream.sales.local.bench.comparison.ComparisonBenchmark;
import com.objectstream.sales.local.bench.contender.ContenderKind;
import com.objectstream.sales.local.bench.contender.EncodedBatches;
import com.objectstream.sales.local.bench.delay.DelaySettings;
import com.objectstream.sales.local.bench.report.Benchmark;
import com.objectstream.sales.local.bench.scaling.ScalingBenchmark;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
  private static final int MOST_RATE = 50_000;
  private static final int MOST_SECONDS = 3_600;
  private static final long MEGABYTE = 1 << 20;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--contenders",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "article,connector,sales,ceiling",
      description = "what to compare, with commas between")
  private Set<ContenderKind> contenders;

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
          "instead of the comparison: N events stored by 'stream --once' in a JVM of its own with"
              + " -Xmx512m, and how much memory that took")
  private Optional<Long> backlog;

  /**
   * What is to be measured.
   *
   * @throws ParameterException naming an option whose value makes no sense
   */
  Benchmark benchmark() {
    between("--rows", rows(), ComparisonBenchmark.ARTICLE_SHARE, MOST_ROWS);
    between("--rounds", rounds, 1, MOST_ROUNDS);
    between("--delay-rate", delayRate, 1, MOST_RATE);
    between("--delay-seconds", delaySeconds, 0, MOST_SECONDS);
    between("--delay-warm-up", delayWarmUp, 0, MOST_SECONDS);
    backlog.ifPresent(events -> between("--backlog", events, 1, MOST_ROWS));
    if (scaling && backlog.isPresent()) {
      throw wrong("--scaling and --backlog are two runs: give one of them");
    }
    if (backlog.isEmpty() && (scaling || contenders.contains(ContenderKind.CEILING))) {
      requireHeapForCeiling();
    }
    return backlog
        .<Benchmark>map(BacklogBenchmark::new)
        .orElseGet(() -> scaling ? new ScalingBenchmark(rows(), rounds) : comparison());
  }

  private long rows() {
    return rows.orElse(scaling ? SCALING_ROWS : COMPARISON_ROWS);
  }

  private ComparisonBenchmark comparison() {
    return new ComparisonBenchmark(new TreeSet<>(contenders), rows(), rounds, delay());
  }

  private Optional<DelaySettings> delay() {
    return delaySeconds == 0
        ? Optional.empty()
        : Optional.of(
            new DelaySettings(
                delayRate, Duration.ofSeconds(delayWarmUp), Duration.ofSeconds(delaySeconds)));
  }

  /** A heap that is nearly full would slow the ceiling down, and flatter all others. */
  private void requireHeapForCeiling() {
    long needed = rows() * EncodedBatches.BYTES_A_ROW / MEGABYTE;
    long heap = Runtime.getRuntime().maxMemory() / MEGABYTE;
    if (needed > heap / 2) {
      throw wrong(
          "--rows %d: the ceiling keeps them in memory, %d MB, in at most half of the heap of %d MB: set SALES_JVM_OPTIONS=-Xmx%dm"
              .formatted(rows(), needed, heap, 2 * needed + 1));
    }
  }

  private void between(String option, long value, long least, long most) {
    if (value < least || value > most) {
      throw wrong("%s %d is not between %d and %d".formatted(option, value, least, most));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
