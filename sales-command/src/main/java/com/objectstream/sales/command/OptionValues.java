package com.objectstream.sales.command;

import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks that options share, and what is said of a value that makes no sense. */
public final class OptionValues {
  private OptionValues() {}

  /**
   * Passes a number from 1 on.
   *
   * @throws ParameterException naming the option otherwise
   */
  public static void requirePositive(CommandSpec command, String option, long value) {
    requireAtLeast(command, option, value, 1);
  }

  /**
   * Passes a number that is not too small.
   *
   * @throws ParameterException naming the option otherwise
   */
  public static void requireAtLeast(CommandSpec command, String option, long value, long least) {
    if (value < least) {
      throw wrong(command, "%s is %s: give at least %s".formatted(option, value, least));
    }
  }

  /**
   * Passes a number between two others, both included.
   *
   * @throws ParameterException naming the option otherwise
   */
  public static void requireBetween(
      CommandSpec command, String option, long value, long least, long most) {
    if (value < least || value > most) {
      throw wrong(command, "%s is %s: give %s to %s".formatted(option, value, least, most));
    }
  }

  /**
   * A value that is made of options.
   *
   * @param before stands before the reason if it cannot be made, such as the option's name
   * @throws ParameterException if making it throws an {@link IllegalArgumentException}
   */
  public static <T> T valid(CommandSpec command, String before, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw wrong(command, before + e.getMessage());
    }
  }

  /** Wrong usage of a command, with what is wrong and what to do in one line. */
  public static ParameterException wrong(CommandSpec command, String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
