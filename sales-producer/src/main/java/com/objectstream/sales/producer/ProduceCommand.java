package com.objectstream.sales.producer;

import com.objectstream.sales.command.KafkaConnectionOptions;
import com.objectstream.sales.model.SaleNames;
import com.objectstream.sales.producer.event.GeneratorSettings;
import com.objectstream.sales.producer.event.ProducedValue;
import com.objectstream.sales.producer.event.SaleGenerator;
import com.objectstream.sales.producer.send.KafkaTarget;
import com.objectstream.sales.producer.send.Pace;
import com.objectstream.sales.producer.send.SalesProducer;
import java.io.IOException;
import java.util.Iterator;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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
 * progress to stderr. A failure is thrown as an {@link IllegalStateException} whose message is one
 * sentence that says what to do; wrong usage as picocli's {@link ParameterException}.
 */
@Command(
    name = "produce",
    description = "Sends generated sales events, or the lines of a file, to a Kafka topic.",
    showDefaultValues = true,
    sortOptions = false)
public final class ProduceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private KafkaConnectionOptions kafka;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      defaultValue = SaleNames.TOPIC,
      description = "where to; must exist")
  private String topic;

  @Mixin private Amount amount;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "0",
      description = "events a second, however slow the brokers are; 0 is as fast as possible")
  private double rate;

  @Mixin private GeneratorOptions generator;

  @Override
  public Integer call() throws IOException {
    Amount settled = valid(() -> amount.settle(typed()));
    Pace pace = valid(() -> new Pace(rate, settled.duration()));
    GeneratorSettings settings = valid(generator::settings);
    if (settled.file().isPresent()) {
      refuseGeneratorOptions();
      try (FileLines lines = FileLines.open(settled.file().get())) {
        run(lines, pace, OptionalLong.empty());
      }
    } else {
      var events = new SaleGenerator(settings).events(0, settled.count().orElse(Long.MAX_VALUE));
      run(events.iterator(), pace, settled.count());
    }
    return ExitCode.OK;
  }

  private void run(Iterator<? extends ProducedValue> values, Pace pace, OptionalLong total) {
    var producer = SalesProducer.connect(new KafkaTarget(kafka.connection(), topic));
    var result = new ResultLine(spec.commandLine().getOut());
    var progress = new ProduceProgress(total);
    StopSignal.during(
        () ->
            result.print(
                progress.during(
                    () -> producer.send(values, pace),
                    producer::acknowledged,
                    spec.commandLine().getErr())),
        () -> result.print(producer.stop()));
  }

  /**
   * What makes up settings names a figure like its option, so the message needs two dashes only.
   */
  private <T> T valid(Supplier<T> settings) {
    try {
      return settings.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
  }

  private void refuseGeneratorOptions() {
    spec.mixins().get("generator").options().stream()
        .map(OptionSpec::longestName)
        .filter(typed()::hasMatchedOption)
        .findFirst()
        .ifPresent(this::refuseWithFile);
  }

  private ParseResult typed() {
    return spec.commandLine().getParseResult();
  }

  private void refuseWithFile(String option) {
    throw new ParameterException(
        spec.commandLine(), option + " is about generated events and does not go with --file");
  }
}
