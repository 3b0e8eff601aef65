package com.objectstream.sales.producer;

import static com.objectstream.sales.command.OptionValues.valid;
import static com.objectstream.sales.command.OptionValues.wrong;

import com.objectstream.sales.command.KafkaConnectionOptions;
import com.objectstream.sales.command.process.StopSignal;
import com.objectstream.sales.model.SaleNames;
import com.objectstream.sales.producer.event.GeneratorSettings;
import com.objectstream.sales.producer.event.ProducedValue;
import com.objectstream.sales.producer.event.SaleGenerator;
import com.objectstream.sales.producer.send.KafkaTarget;
import com.objectstream.sales.producer.send.Pace;
import com.objectstream.sales.producer.send.ProduceReport;
import com.objectstream.sales.producer.send.SalesProducer;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * {@code produce}: generated events or the lines of a file into a topic. The result goes to stdout,
 * also when a signal ends the run early, progress to stderr. A failure is thrown as an {@link
 * IllegalStateException} whose message is one sentence that says what to do; wrong usage as
 * picocli's {@link ParameterException}.
 */
@Command(
    name = "produce",
    description = "Sends generated sales events, or the lines of a file, to a Kafka topic.",
    showDefaultValues = true,
    sortOptions = false)
public final class ProduceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private KafkaConnectionOptions kafka;

  @Option(names = "--topic", paramLabel = "TOPIC", description = "where to; must exist")
  private String topic = SaleNames.TOPIC;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private ProduceInput input;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "0",
      description = "events a second, however slow the brokers are; 0 is as fast as possible")
  private double rate;

  @Mixin private GeneratorOptions generator;

  /** What is sent, or for how long: one of three. */
  private static final class ProduceInput {
    @Option(names = "--count", paramLabel = "N", description = "generate N events, or")
    private Long count;

    @Option(
        names = "--duration",
        paramLabel = "D",
        description = "generate events for so long (500ms, 30s, 5m, 2h, 1d, PT30S), or")
    private Duration duration;

    @Option(
        names = "--file",
        paramLabel = "FILE",
        description = "send the lines of a file (- is standard input); blank ones are passed over")
    private String file;

    private OptionalLong total() {
      return count == null ? OptionalLong.empty() : OptionalLong.of(count);
    }
  }

  @Override
  public Integer call() throws IOException {
    if (input.total().orElse(0) < 0) {
      throw wrong(spec, "--count must be 0 or more, not " + input.count);
    }
    // What makes up these names a figure like its option, so the reason needs two dashes only
    Pace pace = valid(spec, "--", () -> new Pace(rate, Optional.ofNullable(input.duration)));
    GeneratorSettings settings = valid(spec, "--", generator::settings);
    KafkaTarget target = new KafkaTarget(kafka.connection(), topic);
    if (input.file == null) {
      long events = input.total().orElse(Long.MAX_VALUE);
      send(new SaleGenerator(settings).events(0, events).iterator(), pace, target);
    } else {
      refuseGeneratorOptions();
      try (FileLines lines = FileLines.open(input.file)) {
        send(lines, pace, target);
      }
    }
    return ExitCode.OK;
  }

  private void send(Iterator<? extends ProducedValue> values, Pace pace, KafkaTarget target) {
    ProduceReport report;
    try (StopSignal stop = StopSignal.install()) {
      SalesProducer producer = SalesProducer.connect(target);
      // The signal cannot leave it to this thread, which may wait for standard input for ever
      stop.closes(() -> print(producer.stop()));
      report =
          new ProduceProgress(input.total())
              .during(
                  () -> producer.send(values, pace),
                  producer::acknowledged,
                  spec.commandLine().getErr());
    }
    print(report);
  }

  private void print(ProduceReport report) {
    spec.commandLine().getOut().println(report.summary());
  }

  /** Not with a {@code --config}: a file of defaults may serve several commands and calls. */
  private void refuseGeneratorOptions() {
    ParseResult given = spec.commandLine().getParseResult();
    if (given.hasMatchedOption("--config")) {
      return;
    }
    spec.mixins().get("generator").options().stream()
        .map(OptionSpec::longestName)
        .filter(given::hasMatchedOption)
        .findFirst()
        .ifPresent(
            option -> {
              throw wrong(spec, option + " is about generated events and does not go with --file");
            });
  }
}
