package com.objectstream.sales.command;

import static java.util.function.Predicate.not;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * How a command is called, in one line if it fits: {@code sales rows --cassandra=HOST:PORT
 * [OPTIONS]}. What has to be given is named; of all else a line each follows in the help.
 */
final class Synopsis {
  private static final String HEADING = "Usage: ";

  private Synopsis() {}

  /** Sets that of a command and of those below it, where they have none of their own. */
  static void set(CommandLine command, int width) {
    CommandSpec spec = command.getCommandSpec();
    if (spec.usageMessage().customSynopsis().length == 0) {
      spec.usageMessage().customSynopsis(lines(spec, width));
    }
    command.getSubcommands().values().forEach(below -> set(below, width));
  }

  private static String[] lines(CommandSpec spec, int width) {
    String indent = " ".repeat(HEADING.length() + spec.qualifiedName().length());
    List<String> lines = new ArrayList<>();
    var line = new StringBuilder(spec.qualifiedName());
    for (String word : words(spec)) {
      int begin = lines.isEmpty() ? HEADING.length() : 0;
      if (begin + line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString());
    return lines.toArray(String[]::new);
  }

  private static List<String> words(CommandSpec spec) {
    Stream<String> commands = spec.subcommands().isEmpty() ? Stream.of() : Stream.of("COMMAND");
    Stream<String> required =
        spec.options().stream()
            .filter(OptionSpec::required)
            .filter(not(option -> option.group() != null))
            .map(option -> option.longestName() + "=" + option.paramLabel());
    Stream<String> groups =
        spec.argGroups().stream()
            .filter(group -> group.multiplicity().min() > 0)
            .map(ArgGroupSpec::synopsis);
    return Stream.of(commands, required, groups, Stream.of("[OPTIONS]"))
        .flatMap(words -> words)
        .toList();
  }
}
