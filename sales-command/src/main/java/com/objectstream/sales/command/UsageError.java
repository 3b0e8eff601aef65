package com.objectstream.sales.command;

import com.objectstream.sales.command.failure.FailureLine;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Wrong usage as one line that names the option or command, with a hint at the help. */
final class UsageError implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException error, String[] args) {
    CommandLine command = error.getCommandLine();
    String line =
        FailureLine.PREFIX
            + FailureLine.oneLine(message(error))
            + " (see "
            + command.getCommandSpec().qualifiedName()
            + " "
            + CommonOptions.HELP
            + ")";
    command.getErr().println(line);
    command.getErr().flush();
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static String message(ParameterException error) {
    return error instanceof UnmatchedArgumentException unmatched
        ? unmatched(unmatched)
        : error.getMessage().replaceFirst("^Error: ", ""); // as picocli begins some
  }

  private static String unmatched(UnmatchedArgumentException error) {
    CommandLine command = error.getCommandLine();
    String argument = error.getUnmatched().get(0);
    if (argument.startsWith("-")) {
      List<String> options =
          command.getCommandSpec().options().stream().map(o -> o.longestName()).toList();
      return "unknown option "
          + argument
          + SpellingHint.to(argument.replaceFirst("=.*", ""), options);
    }
    var commands = command.getSubcommands().keySet();
    if (commands.isEmpty()) {
      return "unexpected argument '" + argument + "'";
    }
    String near = SpellingHint.to(argument, commands);
    String hint = near.isEmpty() ? ": the commands are " + String.join(", ", commands) : near;
    return "unknown command '" + argument + "'" + hint;
  }
}
