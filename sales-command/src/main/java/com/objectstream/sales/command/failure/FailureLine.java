package com.objectstream.sales.command.failure;

import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
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
public final class FailureLine {
  /** The option that shows where a failure comes from. */
  public static final String VERBOSE = "--verbose";

  public static final String PREFIX = "sales: ";
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

  /** The first frame of a stack, on a line of its own or not, and all that follows. */
  private static final Pattern STACK =
      Pattern.compile(
          "\\s+at (?:[\\w.@-]*/)*[\\w.$]+\\.[\\w$<>]+\\([\\w$.: -]*\\).*|\\R\\s*Driver stacktrace:.*",
          Pattern.DOTALL);

  /** Kafka's advice would lose the record; what is wrong is the cause's to say. */
  private static final Pattern LOSING_ADVICE = Pattern.compile("please seek past the record");

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private FailureLine() {}

  /** One line of at most {@value #LONGEST} characters, never blank. */
  public static String of(Throwable failure) {
    return oneLine(
        Causes.find(ResourceFailure.Explained.class, failure)
            .map(Throwable::getMessage)
            .or(() -> ResourceFailure.of(failure))
            .orElseGet(() -> message(telling(failure))));
  }

  /** Any message on one line of that length, without a stack and safe for a terminal. */
  public static String oneLine(String text) {
    String withoutStack = STACK.matcher(LOST_TASK.matcher(text).replaceFirst("")).replaceFirst("");
    String line = SPACE.matcher(withoutStack).replaceAll(" ").strip();
    return PrintableText.escaped(line, LONGEST);
  }

  /** The cause whose message is told. */
  static Throwable telling(Throwable failure) {
    List<Throwable> causes = Causes.of(failure).toList();
    return causes.stream()
        .filter(cause -> cause.getCause() == null || isTelling(cause))
        .findFirst()
        .orElse(causes.get(causes.size() - 1));
  }

  private static boolean isTelling(Throwable failure) {
    String message = Optional.ofNullable(failure.getMessage()).orElse("");
    return !message.isBlank()
        && !message.equals(failure.getCause().toString())
        && !LOSING_ADVICE.matcher(message).find()
        && !WRAPPERS.contains(failure.getClass().getName());
  }

  /** A message that is a single word, such as a path, says nothing without the exception's name. */
  private static String message(Throwable failure) {
    String message = Optional.ofNullable(failure.getMessage()).orElse("").strip();
    String name = failure.getClass().getSimpleName();
    if (message.isEmpty()) {
      return name + " without a message; " + VERBOSE + " shows where";
    }
    return message.contains(" ") ? message : name + ": " + message;
  }
}
