package com.objectstream.sales.command.process;

import com.objectstream.sales.command.failure.ResourceFailure;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why this process is ending, as its shutdown hooks can find out. A signal and a {@code
 * System.exit} somewhere inside a library run the same hooks, and only the first was asked for. The
 * JVM does not tell which; the thread that runs the hooks shows it.
 *
 * @param isAskedFor whether it was a signal, such as SIGTERM or that of Ctrl-C; only that is status
 *     0
 * @param thread that called {@code System.exit}
 * @param caller class that called it
 */
public record ShutdownCause(boolean isAskedFor, Optional<Thread> thread, Optional<String> caller) {
  private static final String RUNNER = "java.lang.Shutdown";
  private static final String HOOKS = "runHooks";

  /** To be called from a shutdown hook. */
  public static ShutdownCause current() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> Stream.of(thread.getValue()).anyMatch(ShutdownCause::runsHooks))
        .findFirst()
        .map(thread -> of(thread.getKey(), thread.getValue()))
        .orElse(new ShutdownCause(false, Optional.empty(), Optional.empty()));
  }

  private static boolean runsHooks(StackTraceElement frame) {
    return frame.getClassName().equals(RUNNER) && frame.getMethodName().equals(HOOKS);
  }

  /** Java's own handler ends the process itself, that of {@link StopSignal} with an exit. */
  private static boolean handlesSignal(StackTraceElement frame) {
    return frame.getClassName().startsWith("jdk.internal.misc.Signal");
  }

  static ShutdownCause of(Thread thread, StackTraceElement... stack) {
    boolean signal = Stream.of(stack).anyMatch(ShutdownCause::handlesSignal);
    Optional<String> caller =
        Stream.of(stack)
            .dropWhile(frame -> !runsHooks(frame)) // above it is what the hooks are taken from
            .map(StackTraceElement::getClassName)
            .filter(name -> !name.startsWith("java.lang."))
            .findFirst();
    return new ShutdownCause(signal, Optional.of(thread), signal ? Optional.empty() : caller);
  }

  /** What to tell of an end that was not asked for. */
  String sentence() {
    String name = caller.orElse("");
    // By name, since commands without Spark use this too
    if (name.startsWith("org.apache.spark.storage.DiskBlockManager")) {
      return "Spark finds no folder for its temporary files%s: name one that it can write to, with SPARK_LOCAL_DIRS or spark.local.dir"
          .formatted(
              Optional.ofNullable(System.getenv("SPARK_LOCAL_DIRS"))
                  .map(folders -> " (SPARK_LOCAL_DIRS=" + folders + ")")
                  .orElse(""));
    }
    if (ResourceFailure.isHeapFull()) {
      return ResourceFailure.fullHeap();
    }
    return "%s has ended this process: the log before this says why"
        .formatted(name.isEmpty() ? "something" : name);
  }
}
