package com.objectstream.sales.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * The arguments of a call together with those that its {@code --config} file stands for. They are
 * added as arguments, not as picocli defaults, because a default can neither fill an exclusive
 * group nor turn a flag on without the flag itself then turning it off.
 */
final class ConfigArguments {
  private final CommandLine root;
  private final List<String> given;

  private ConfigArguments(CommandLine root, List<String> given) {
    this.root = root;
    this.given = given;
  }

  /**
   * The arguments with those of the file put after the name of the command. What is given on the
   * command line wins.
   *
   * @throws ParameterException if the file cannot be read or has a key that no command knows
   */
  static String[] withConfig(CommandLine root, String... args) {
    int end = List.of(args).indexOf("--");
    var options = List.of(args).subList(0, end < 0 ? args.length : end);
    return new ConfigArguments(root, options).merge(args);
  }

  private String[] merge(String... args) {
    Optional<Path> file = config();
    if (file.isEmpty()) {
      return args.clone();
    }
    CommandLine command = root;
    int position = 0;
    for (int i = 0; i < given.size(); i++) {
      if (command.getSubcommands().containsKey(given.get(i)) && !isConfigValue(i)) {
        command = command.getSubcommands().get(given.get(i));
        position = i + 1;
      }
    }
    var merged = new ArrayList<>(List.of(args));
    merged.addAll(position, fromFile(command, read(file.get())));
    return merged.toArray(String[]::new);
  }

  private Optional<Path> config() {
    for (int i = 0; i < given.size(); i++) {
      if (given.get(i).startsWith(CommonOptions.CONFIG + "=")) {
        return Optional.of(Path.of(given.get(i).substring(CommonOptions.CONFIG.length() + 1)));
      }
      if (isConfigValue(i)) {
        return Optional.of(Path.of(given.get(i)));
      }
    }
    return Optional.empty();
  }

  private boolean isConfigValue(int index) {
    return index > 0 && given.get(index - 1).equals(CommonOptions.CONFIG);
  }

  private ConfigFile read(Path path) {
    try {
      ConfigFile file = ConfigFile.read(path);
      Set<String> known = keys(root);
      for (String key : file.values().keySet()) {
        if (!known.contains(key)) {
          throw new IllegalArgumentException(
              "%s has the key '%s', which is no option of any command%s"
                  .formatted(path, key, SpellingHint.to(key, known)));
        }
      }
      return file;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(root, e.getMessage(), e);
    }
  }

  private static Set<String> keys(CommandLine command) {
    Set<String> keys =
        command.getCommandSpec().options().stream()
            .filter(option -> !option.usageHelp() && !isConfig(option))
            .map(ConfigArguments::key)
            .collect(Collectors.toCollection(HashSet::new));
    command.getSubcommands().values().forEach(subcommand -> keys.addAll(keys(subcommand)));
    return keys;
  }

  private static boolean isConfig(OptionSpec option) {
    return option.longestName().equals(CommonOptions.CONFIG);
  }

  private static String key(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }

  private List<String> fromFile(CommandLine command, ConfigFile file) {
    var arguments = new ArrayList<String>();
    for (OptionSpec option : command.getCommandSpec().options()) {
      String value = file.values().get(key(option));
      if (value != null && !option.usageHelp() && !isGiven(option) && !excluded(option)) {
        argument(command, option, value, file.path()).ifPresent(arguments::add);
      }
    }
    return arguments;
  }

  private static Optional<String> argument(
      CommandLine command, OptionSpec option, String value, Path file) {
    if (option.arity().max() > 0) {
      return Optional.of(option.longestName() + "=" + value);
    }
    return switch (value) {
      case "true" -> Optional.of(option.longestName());
      case "false" -> Optional.empty();
      default ->
          throw new ParameterException(
              command, "%s has %s=%s: write true or false".formatted(file, key(option), value));
    };
  }

  private boolean isGiven(ArgSpec argument) {
    return argument instanceof OptionSpec option
        && List.of(option.names()).stream()
            .anyMatch(
                name -> given.stream().anyMatch(a -> a.equals(name) || a.startsWith(name + "=")));
  }

  /** Whether the command line chose another branch of an exclusive group that has this option. */
  private boolean excluded(OptionSpec option) {
    List<? extends ArgSpec> branch = List.of(option);
    for (ArgGroupSpec group = option.group(); group != null; group = group.parentGroup()) {
      var own = branch;
      if (group.exclusive()
          && group.allOptionsNested().stream().anyMatch(o -> !own.contains(o) && isGiven(o))) {
        return true;
      }
      branch = group.allOptionsNested();
    }
    return false;
  }
}
