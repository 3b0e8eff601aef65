package com.objectstream.sales.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * The arguments of a call together with those that its {@code --config} file stands for. They are
 * added as arguments, not as picocli defaults, because a default can neither fill an exclusive
 * group nor turn a flag on without the flag itself then turning it off.
 *
 * <p>Of an option, and of an exclusive group of options, what is typed goes first, then a key of
 * the file that carries the command, such as {@code produce.count} or {@code dlq.replay.limit},
 * then the plain key.
 */
final class ConfigArguments {
  private final CommandLine root;
  private final List<String> given;

  private ConfigArguments(CommandLine root, List<String> given) {
    this.root = root;
    this.given = given;
  }

  /**
   * The arguments with those of the file put after the name of the command.
   *
   * @throws ParameterException if the file cannot be read or has a key that no command knows
   */
  static String[] withConfig(CommandLine root, String... args) {
    int end = List.of(args).indexOf("--");
    var options = List.of(args).subList(0, end < 0 ? args.length : end);
    return new ConfigArguments(root, options).merge(args);
  }

  /** Without the option that names the file. */
  static List<String> withoutConfig(String... args) {
    var left = new ArrayList<String>();
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals(CommonOptions.CONFIG)) {
        i++;
      } else if (!args[i].startsWith(CommonOptions.CONFIG + "=")) {
        left.add(args[i]);
      }
    }
    return List.copyOf(left);
  }

  private String[] merge(String... args) {
    Optional<Path> path = config();
    if (path.isEmpty()) {
      return args.clone();
    }
    CommandLine command = root;
    ConfigKeys keys = ConfigKeys.of(root);
    int position = 0;
    for (int i = 0; i < given.size(); i++) {
      if (command.getSubcommands().containsKey(given.get(i)) && !isConfigValue(i)) {
        command = command.getSubcommands().get(given.get(i));
        keys = keys.below(command);
        position = i + 1;
      }
    }
    ConfigFile file = read(path.get(), command);
    var merged = new ArrayList<>(List.of(args));
    merged.addAll(position, fromFile(command, keys, file));
    return merged.toArray(String[]::new);
  }

  private Optional<Path> config() {
    return IntStream.range(0, given.size())
        .mapToObj(
            i ->
                isConfigValue(i)
                    ? Optional.of(given.get(i))
                    : Optional.of(given.get(i))
                        .filter(argument -> argument.startsWith(CommonOptions.CONFIG + "="))
                        .map(a -> a.substring(CommonOptions.CONFIG.length() + 1)))
        .flatMap(Optional::stream)
        .findFirst()
        .map(Path::of);
  }

  private boolean isConfigValue(int index) {
    return index > 0 && given.get(index - 1).equals(CommonOptions.CONFIG);
  }

  private ConfigFile read(Path path, CommandLine command) {
    try {
      ConfigFile file = ConfigFile.read(path);
      Set<String> known = ConfigKeys.known(root);
      for (String key : file.values().keySet()) {
        if (!known.contains(key) && !ConfigKeys.isOfAnotherProgram(key, root)) {
          throw new IllegalArgumentException(
              "%s has the key '%s', which is no option of any command%s"
                  .formatted(path, key, SpellingHint.to(key, known)));
        }
      }
      return file;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, e.getMessage(), e);
    }
  }

  private List<String> fromFile(CommandLine command, ConfigKeys keys, ConfigFile file) {
    List<Setting> settings =
        ConfigKeys.options(command)
            .filter(option -> !isGiven(option))
            .flatMap(option -> setting(option, keys, file).stream())
            .toList();
    return settings.stream()
        .filter(setting -> !isExcluded(setting, settings))
        .flatMap(setting -> setting.argument(command, file.path()).stream())
        .toList();
  }

  private static Optional<Setting> setting(OptionSpec option, ConfigKeys keys, ConfigFile file) {
    return keys.of(option)
        .filter(file.values()::containsKey)
        .findFirst()
        .map(key -> new Setting(option, key, file.values().get(key)));
  }

  private boolean isGiven(ArgSpec argument) {
    return argument instanceof OptionSpec option
        && List.of(option.names()).stream()
            .anyMatch(
                name -> given.stream().anyMatch(a -> a.equals(name) || a.startsWith(name + "=")));
  }

  /**
   * Whether another branch of an exclusive group that has this option was typed, or stands in the
   * file under a closer key.
   */
  private boolean isExcluded(Setting setting, List<Setting> settings) {
    List<? extends ArgSpec> branch = List.of(setting.option());
    for (ArgGroupSpec group = setting.option().group();
        group != null;
        group = group.parentGroup()) {
      var own = branch;
      List<OptionSpec> all = group.allOptionsNested();
      boolean excluded =
          all.stream().anyMatch(option -> !own.contains(option) && isGiven(option))
              || settings.stream()
                  .filter(other -> all.contains(other.option()) && !own.contains(other.option()))
                  .anyMatch(other -> other.isCloserThan(setting));
      if (group.exclusive() && excluded) {
        return true;
      }
      branch = all;
    }
    return false;
  }

  /**
   * A file of defaults.
   *
   * @param path as the user wrote it
   * @param values option name without dashes, and its value
   */
  private record ConfigFile(Path path, Map<String, String> values) {
    static ConfigFile read(Path path) {
      Map<String, String> values = OptionFile.readProperties(path, CommonOptions.CONFIG);
      values.replaceAll((key, value) -> value.strip());
      return new ConfigFile(path, values);
    }
  }

  /** What the file says of an option, and under which key. */
  private record Setting(OptionSpec option, String key, String value) {
    boolean isCloserThan(Setting other) {
      return ConfigKeys.commandsIn(key) > ConfigKeys.commandsIn(other.key);
    }

    Optional<String> argument(CommandLine command, Path file) {
      if (option.arity().max() > 0) {
        return Optional.of(option.longestName() + "=" + value);
      }
      return switch (value) {
        case "true" -> Optional.of(option.longestName());
        case "false" -> Optional.empty();
        default ->
            throw new ParameterException(
                command, "%s has %s=%s: write true or false".formatted(file, key, value));
      };
    }
  }
}
