package com.objectstream.sales.local.bench;

import static com.objectstream.sales.local.bench.contender.ContenderKind.CEILING;
import static com.objectstream.sales.local.bench.contender.ContenderKind.SALES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstream.sales.local.bench.backlog.BacklogBenchmark;
import com.objectstream.sales.local.bench.comparison.ComparisonBenchmark;
import com.objectstream.sales.local.bench.comparison.SecuredBenchmark;
import com.objectstream.sales.local.bench.contender.ContenderKind;
import com.objectstream.sales.local.bench.delay.DelaySettings;
import com.objectstream.sales.local.bench.report.Benchmark;
import com.objectstream.sales.local.bench.scaling.ScalingBenchmark;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class BenchOptionsTest {
  @Command
  private static final class OptionsLine {
    @Mixin private BenchOptions options;
  }

  @Test
  void comparesAllContendersAndMeasuresTheDelayByDefault() {
    assertThat(parse())
        .isEqualTo(
            new ComparisonBenchmark(
                new TreeSet<>(EnumSet.allOf(ContenderKind.class)),
                2_000_000,
                3,
                Optional.empty(),
                Optional.of(new DelaySettings(Duration.ofSeconds(10), Duration.ofSeconds(30)))));
  }

  @Test
  void comparesThoseThatAreNamed() {
    assertThat(parse("--contenders", "ceiling,sales", "--rows", "50000", "--delay-seconds", "0"))
        .isEqualTo(
            new ComparisonBenchmark(
                new TreeSet<>(List.of(SALES, CEILING)),
                50_000,
                3,
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void measuresMalformedEventsWithThoseThatTakeThem() {
    var expected =
        new ComparisonBenchmark(
            new TreeSet<>(List.of(SALES, CEILING)), 50_000, 7, Optional.of(0.01), Optional.empty());
    String asked = "--malformed 0.01 --rows 50000 --rounds 7 --delay-seconds 0";

    assertThat(parse(asked.split(" "))).isEqualTo(expected);
    assertThat(parse((asked + " --contenders sales,ceiling").split(" "))).isEqualTo(expected);
  }

  @Test
  void measuresScalingSecurityOrABacklogInstead() {
    assertThat(parse("--scaling")).isEqualTo(new ScalingBenchmark(1_000_000, 3));
    assertThat(parse("--scaling", "--rows", "500000", "--rounds", "2"))
        .isEqualTo(new ScalingBenchmark(500_000, 2));
    assertThat(parse("--secured", "--rounds", "7")).isEqualTo(new SecuredBenchmark(2_000_000, 7));
    assertThat(parse("--backlog", "3000000")).isEqualTo(new BacklogBenchmark(3_000_000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rows 1 | --rows is 1: give 20 to 100000000",
        "--rounds 0 | --rounds is 0: give 1 to 100",
        "--backlog 0 | --backlog is 0: give 1 to 100000000",
        "--delay-seconds 3601 | --delay-seconds is 3601: give 0 to 3600",
        "--malformed 1 | --malformed is 1.0: give 0 to 0.9",
        "--malformed 0.1 --contenders sales,article | --malformed: article cannot reject a line: give"
            + " --contenders sales,ceiling",
        "--malformed 0.1 --backlog 10 | Error: --malformed=F, --backlog=N are mutually exclusive (specify only one)",
        "--scaling --backlog 10 | Error: --scaling, --backlog=N are mutually exclusive (specify only one)",
        "--secured --against gone | Error: --secured, --against=FOLDER are mutually exclusive (specify only one)",
        "--against /gone/away | --against: /gone/away is no folder",
        "--against / | --against: / is no checkout of this project: it has no bin/sales",
        "--scaling --lambda | Error: --scaling, --lambda are mutually exclusive (specify only one)"
      })
  void refusesWhatMakesNoSense(String arguments, String message) {
    assertThatThrownBy(() -> parse(arguments.split(" ")))
        .isInstanceOf(ParameterException.class)
        .hasMessage(message);
  }

  private static Benchmark parse(String... arguments) {
    var line = new OptionsLine();
    new CommandLine(line).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return line.options.benchmark();
  }
}
