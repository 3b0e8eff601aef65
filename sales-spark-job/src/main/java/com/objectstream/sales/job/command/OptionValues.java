package com.objectstream.sales.job.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks that options share. */
final class OptionValues {
  private OptionValues() {}

  static void requirePositive(CommandSpec command, String option, long value) {
    requireAtLeast(command, option, value, 1);
  }

  static void requireAtLeast(CommandSpec command, String option, long value, long least) {
    if (value < least) {
      throw new ParameterException(
          command.commandLine(), "%s is %s: give at least %s".formatted(option, value, least));
    }
  }

  static void requireAtMost(CommandSpec command, String option, long value, long most) {
    if (value > most) {
      throw new ParameterException(
          command.commandLine(), "%s is %s: give at most %s".formatted(option, value, most));
    }
  }
}
