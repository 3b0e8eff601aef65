package com.objectstream.sales.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a {@code --config} file calls the options of a command: {@code limit}, or with the command
 * in front {@code dlq.limit} and {@code dlq.replay.limit}.
 *
 * @param path the names of the command, from the outside
 */
record ConfigKeys(List<String> path) {

  /** Nothing stands in front for a root that only holds commands. */
  static ConfigKeys of(CommandLine root) {
    return new ConfigKeys(
        root.getSubcommands().isEmpty() ? List.of(root.getCommandName()) : List.of());
  }

  ConfigKeys below(CommandLine subcommand) {
    var longer = new ArrayList<>(path);
    longer.add(subcommand.getCommandName());
    return new ConfigKeys(List.copyOf(longer));
  }

  /** The keys of an option, the one with most commands first. */
  Stream<String> of(OptionSpec option) {
    return IntStream.rangeClosed(0, path.size())
        .mapToObj(left -> path.subList(0, path.size() - left))
        .map(commands -> Stream.concat(commands.stream(), Stream.of(name(option))).toList())
        .map(parts -> String.join(".", parts));
  }

  private static String name(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }

  /** How many commands a key carries. */
  static long commandsIn(String key) {
    return key.chars().filter(letter -> letter == '.').count();
  }

  /** All keys of a command and those below it. */
  static Set<String> known(CommandLine root) {
    var known = new TreeSet<String>();
    of(root).addAll(root, known);
    return known;
  }

  private void addAll(CommandLine command, Set<String> known) {
    options(command).flatMap(this::of).forEach(known::add);
    command.getSubcommands().values().forEach(sub -> below(sub).addAll(sub, known));
  }

  /** The options that a file may give. */
  static Stream<OptionSpec> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .filter(option -> !option.usageHelp() && !option.versionHelp())
        .filter(option -> !option.longestName().equals(CommonOptions.CONFIG));
  }

  /**
   * Whether a key names another command than the only one of this program, as a main class for
   * {@code spark-submit} is: one file serves them all.
   */
  static boolean isOfAnotherProgram(String key, CommandLine root) {
    return root.getSubcommands().isEmpty()
        && key.contains(".")
        && !key.startsWith(root.getCommandName() + ".");
  }
}
