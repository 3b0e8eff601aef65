package com.objectstream.sales.it.pages;

import com.objectstream.sales.command.SalesCommandLine;
import com.objectstream.sales.command.connection.HostPort;
import com.objectstream.sales.local.Sales;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A call of {@code bin/sales} as a page shows it.
 *
 * @param words its arguments; {@code …} stands for what is left out, {@code …} or capitals for a
 *     value
 */
public record DocumentedCall(List<String> words) {
  static final String LEFT_OUT = "…";

  /** Only looked at: to read words takes another one each time. */
  private static final CommandLine SALES = new CommandLine(new Sales());

  private static final Pattern STANDS_FOR_A_VALUE = Pattern.compile("[A-Z]+|…");
  private static final String A_COMMAND = "COMMAND";
  private static final Pattern CHOICE = Pattern.compile("[a-z]+(\\|[a-z]+)+");
  private static final Map<Class<?>, String> EXAMPLES =
      Map.of(
          Duration.class, "1s",
          HostPort.class, "127.0.0.1:1",
          Instant.class, "1h",
          LocalDate.class, "2018-06-29",
          String.class, "text");

  /** The command that the first words name. */
  private CommandLine command() {
    CommandLine command = SALES;
    for (String word : words) {
      if (!command.getSubcommands().containsKey(word)) {
        break;
      }
      command = command.getSubcommands().get(word);
    }
    return command;
  }

  /** Its name, such as {@code totals rebuild}. */
  public String name() {
    return command().getCommandSpec().qualifiedName().replaceFirst("sales ?", "");
  }

  /** Whether its command has such an option, or the job that it submits. */
  boolean knows(String option) {
    return option(option).isPresent() || isSubmit() && job().knows(option);
  }

  private boolean isSubmit() {
    return name().equals("submit");
  }

  /**
   * Reads the words as the command does, and for {@code submit} as the job does.
   *
   * @throws CommandLine.ParameterException if they would be refused as wrong usage
   */
  void parse() {
    SalesCommandLine.arguments(new Sales(), complete());
    if (isSubmit()) {
      job().parse();
    }
  }

  /** What is submitted, as the command of the same name. */
  private DocumentedCall job() {
    List<String> ofJob =
        new CommandLine(new Sales())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .parseArgs(complete().toArray(String[]::new))
            .subcommand()
            .unmatched();
    boolean isNamed = ofJob.stream().limit(1).anyMatch(List.of("stream", "totals")::contains);
    Stream<String> name = isNamed ? Stream.of() : Stream.of("stream");
    Stream<String> more = words.contains(LEFT_OUT) ? Stream.of(LEFT_OUT) : Stream.of();
    return new DocumentedCall(Stream.of(name, ofJob.stream(), more).flatMap(all -> all).toList());
  }

  /** With an example in place of each value, and of what has to be given where that is left out. */
  private List<String> complete() {
    var complete = new ArrayList<String>();
    for (int i = 0; i < words.size(); i++) {
      Optional<OptionSpec> before = i == 0 ? Optional.empty() : valued(words.get(i - 1));
      if (before.isPresent()) {
        complete.add(example(before.get(), words.get(i)));
      } else if (words.get(i).equals(A_COMMAND)) {
        complete.add(SALES.getSubcommands().keySet().iterator().next());
      } else if (!words.get(i).equals(LEFT_OUT)) {
        complete.add(words.get(i));
      }
    }
    if (words.contains(LEFT_OUT)) {
      required()
          .filter(option -> !isGiven(option))
          .forEach(option -> complete.add(option.longestName() + "=" + example(option, LEFT_OUT)));
    }
    return complete;
  }

  private Optional<OptionSpec> valued(String word) {
    return option(word).filter(option -> option.arity().max() > 0);
  }

  private Optional<OptionSpec> option(String word) {
    return Optional.ofNullable(command().getCommandSpec().findOption(word));
  }

  private boolean isGiven(OptionSpec option) {
    return Stream.of(option.names()).anyMatch(words::contains);
  }

  /** What has to be given; of a choice the first, unless another one is given. */
  private Stream<OptionSpec> required() {
    Stream<OptionSpec> alone =
        command().getCommandSpec().options().stream()
            .filter(option -> option.required() && option.group() == null);
    Stream<OptionSpec> chosen =
        command().getCommandSpec().argGroups().stream()
            .filter(group -> group.multiplicity().min() > 0)
            .map(ArgGroupSpec::allOptionsNested)
            .filter(choice -> choice.stream().noneMatch(this::isGiven))
            .map(choice -> choice.get(0));
    return Stream.concat(alone, chosen);
  }

  private static String example(OptionSpec option, String shown) {
    if (CHOICE.matcher(shown).matches()) {
      return shown.substring(0, shown.indexOf('|'));
    }
    return STANDS_FOR_A_VALUE.matcher(shown).matches()
        ? EXAMPLES.getOrDefault(option.auxiliaryTypes()[0], "1")
        : shown;
  }
}
