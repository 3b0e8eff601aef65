package com.objectstream.sales.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

class EffectiveOptionsTest {
  @Command(name = "job", sortOptions = false)
  private static final class Job implements Runnable {
    @Spec private CommandSpec spec;
    @Mixin private KafkaConnectionOptions kafka;
    private String options;

    @Option(names = "--store", split = ",")
    private List<String> stores;

    @Option(names = "--trigger", defaultValue = "1s")
    private Duration trigger;

    @Option(names = "--once")
    private boolean once;

    @Option(names = "--twice")
    private boolean twice;

    @Option(names = "--unit")
    private TimeUnit unit = TimeUnit.MILLISECONDS;

    @Option(names = "--dir")
    private Optional<Path> dir;

    @Override
    public void run() {
      options = EffectiveOptions.of(spec);
    }
  }

  @Test
  void areThoseOfTheCallAndTheDefaultsAsALineThatCanBePasted() {
    assertThat(
            options(
                "--bootstrap-servers=shop:9092",
                "--store=Hermitage - 1,Café's",
                "--once",
                "--verbose"))
        .isEqualTo(
            "--bootstrap-servers=shop:9092 --store='Hermitage - 1,Café'\\''s' --trigger=1s --once --unit=milliseconds");
  }

  @Test
  void namesAFileAndShowsNoControlCharacter() {
    assertThat(
            options(
                "--bootstrap-servers",
                "shop:9092",
                "--kafka-config",
                "/dev/null",
                "--dir",
                "a\u001bb"))
        .isEqualTo(
            "--bootstrap-servers=shop:9092 --kafka-config=/dev/null --trigger=1s --unit=milliseconds --dir=a\\u001bb");
  }

  private static String options(String... args) {
    var job = new Job();
    assertThat(SalesCommandLine.run(new CommandLine(job), args)).isZero();
    return job.options;
  }
}
