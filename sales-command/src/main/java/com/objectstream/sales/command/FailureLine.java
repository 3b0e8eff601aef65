package com.objectstream.sales.command;

import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import picocli.CommandLine;

/**
 * The one line that tells a user why a command failed: the first message in the chain of causes
 * that somebody wrote on purpose.
 *
 * <p>{@code ExecutionException(StreamingQueryException(IllegalStateException("topic item_sales has
 * no partition 3 …")))} is {@code topic item_sales has no partition 3 …}.
 */
final class FailureLine {
  private static final int LONGEST = 500;
  private static final Set<String> WRAPPERS =
      Set.of(
          ExecutionException.class.getName(),
          CompletionException.class.getName(),
          UncheckedIOException.class.getName(),
          InvocationTargetException.class.getName(),
          UndeclaredThrowableException.class.getName(),
          CommandLine.ExecutionException.class.getName(),
          // By name, since commands without Spark use this too
          "org.apache.spark.SparkException",
          "org.apache.spark.sql.streaming.StreamingQueryException");

  /** What Spark says before the message of a task that failed when it lost the exception. */
  private static final Pattern LOST_TASK =
      Pattern.compile("(?s)^Job aborted.*?most recent failure: Lost task [^:]*?\\): ");

  private static final Pattern STACK =
      Pattern.compile("(?s)\\R\\s+at .*|\\R\\s*Driver stacktrace:.*");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");

  private FailureLine() {}

  /** One line of at most {@value #LONGEST} characters, never blank. */
  static String of(Throwable failure) {
    return oneLine(message(telling(failure)));
  }

  /** Any text on one line of that length. */
  static String oneLine(String text) {
    String withoutStack = STACK.matcher(text).replaceFirst("");
    String line =
        SPACE.matcher(LOST_TASK.matcher(withoutStack).replaceFirst("")).replaceAll(" ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  private static Throwable telling(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Throwable current = failure;
    while (seen.add(current) && current.getCause() != null && !isTelling(current)) {
      current = current.getCause();
    }
    return current;
  }

  private static boolean isTelling(Throwable failure) {
    String message = Optional.ofNullable(failure.getMessage()).orElse("");
    return !message.isBlank()
        && !message.equals(failure.getCause().toString())
        && !WRAPPERS.contains(failure.getClass().getName());
  }

  /** A message that is a single word, such as a path, says nothing without the exception's name. */
  private static String message(Throwable failure) {
    String message = Optional.ofNullable(failure.getMessage()).orElse("").strip();
    String name = failure.getClass().getSimpleName();
    if (message.isEmpty()) {
      return name + " without a message; " + CommonOptions.VERBOSE + " shows where";
    }
    return message.contains(" ") ? message : name + ": " + message;
  }
}
