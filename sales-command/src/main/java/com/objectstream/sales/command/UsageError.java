package com.objectstream.sales.command;

import static java.util.stream.Collectors.toSet;

import com.objectstream.sales.command.failure.FailureLine;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Wrong usage as one line that names the option or command, with a hint at the help. */
final class UsageError implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException error, String[] args) {
    CommandLine command = error.getCommandLine();
    String line = FailureLine.PREFIX + FailureLine.oneLine(message(error, args));
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println("%s (see %s %s)".formatted(line, name, CommonOptions.HELP));
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static String message(ParameterException error, String... args) {
    if (error instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    CommandLine command = error.getCommandLine();
    if (error.getMessage().equals("Missing required subcommand")) {
      return "which command? Give one of " + String.join(", ", command.getSubcommands().keySet());
    }
    return (error instanceof MissingParameterException missing
            ? missing(missing, args)
            : error.getMessage())
        .replaceFirst("^Error: ", "") // as picocli begins some
        .replaceFirst("^Missing ", "missing ")
        .replaceFirst("^Invalid ", "invalid ")
        .replaceFirst(" is not an? (long|int)$", " is not a whole number")
        .replaceFirst(" is not a double$", " is not a number");
  }

  /** What is missing may be there, with a slip: picocli tells only the one. */
  private static String missing(MissingParameterException error, String... args) {
    CommandLine command = error.getCommandLine();
    Set<String> known = named(command, args).flatMap(UsageError::options).collect(toSet());
    return Stream.of(args)
        .filter(argument -> argument.startsWith("--"))
        .filter(argument -> !known.contains(name(argument)))
        .findFirst()
        .map(argument -> unknownOption(command, argument))
        .orElse(error.getMessage());
  }

  /** The command, and those that the arguments name: submit has options of its own beside it. */
  private static Stream<CommandLine> named(CommandLine command, String... args) {
    var others = command.getCommandSpec().root().commandLine().getSubcommands();
    return Stream.concat(
        Stream.of(command), Stream.of(args).filter(others::containsKey).map(others::get));
  }

  private static Stream<String> options(CommandLine command) {
    return command.getCommandSpec().optionsMap().keySet().stream();
  }

  private static String unmatched(UnmatchedArgumentException error) {
    CommandLine command = error.getCommandLine();
    String argument = error.getUnmatched().get(0);
    if (argument.startsWith("-")) {
      return unknownOption(command, argument);
    }
    var commands = command.getSubcommands().keySet();
    if (commands.isEmpty()) {
      return "unexpected argument '" + argument + "'";
    }
    String near = SpellingHint.to(argument, commands);
    String hint = near.isEmpty() ? ": the commands are " + String.join(", ", commands) : near;
    return "unknown command '" + argument + "'" + hint;
  }

  private static String unknownOption(CommandLine command, String argument) {
    List<String> options =
        command.getCommandSpec().options().stream().map(o -> o.longestName()).toList();
    return "unknown option " + argument + SpellingHint.to(name(argument), options);
  }

  /** {@code --count} of {@code --count=5}. */
  private static String name(String argument) {
    return argument.replaceFirst("=.*", "");
  }
}
