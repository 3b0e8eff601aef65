package com.objectstream.sales.local.server.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server in a JVM of its own that ends when this one does. Besides starting and stopping it can
 * be treated badly, for tests of faults. Safe to use from several threads.
 */
public final class ServerProcess {
  private static final Duration ORDERLY_END = Duration.ofSeconds(15);
  private static final Duration DELETION = Duration.ofSeconds(1);

  // The exit status of a process that a signal has ended is this and the signal's number
  private static final int SIGNALLED = 128;
  private static final int SIGKILL = 9;

  private final ServerCommand command;
  private final ReadinessProbe probe;
  private final Optional<Path> temporary;
  private volatile Process process;
  private volatile boolean unwanted;

  /** Starts the server without waiting until it works. */
  ServerProcess(ServerCommand command, ReadinessProbe probe, Optional<Path> temporary) {
    this.command = command;
    this.probe = probe;
    this.temporary = temporary;
    this.process = spawn();
  }

  private Process spawn() {
    var builder =
        new ProcessBuilder(command.commandLine(temporary))
            .directory(command.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
    builder.environment().putAll(command.environment());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new IllegalStateException("cannot start " + command.name() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Waits until the server answers.
   *
   * @throws IllegalStateException if it ends before that or needs minutes, with the end of its log
   */
  public void awaitReady() {
    await(probe);
  }

  /** As {@link #awaitReady}, but asks something else. */
  public void await(ReadinessProbe other) {
    new Readiness(this, other).await();
  }

  /** For messages. */
  public String name() {
    return command.name();
  }

  public long pid() {
    return process.pid();
  }

  /** What it has started itself and still runs, as a Spark worker starts executors. */
  public Stream<ProcessHandle> descendants() {
    return process.descendants();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Processor time that the server used since its last start. */
  public Duration cpuTime() {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new IllegalStateException("no CPU time of " + name() + ": is it up?"));
  }

  /** Ends it at once, as {@code kill -9} does. */
  public void kill() {
    unwanted = true;
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Holds it, as a machine that hangs or a long garbage collection does. */
  public void pause() {
    signal("STOP");
  }

  /** Lets it go on after {@link #pause}. */
  public void resume() {
    signal("CONT");
  }

  /** Lets it end in order, and forcibly if that takes too long. Does nothing if it has ended. */
  public synchronized void stop() {
    askToStop();
    awaitStop();
  }

  /** Asks it to end in order, without waiting. */
  public void askToStop() {
    unwanted = true;
    if (process.isAlive()) {
      resume();
      // Process.destroy() would close its standard input, the sign that the parent lives
      process.toHandle().destroy();
    }
  }

  private void awaitStop() {
    try {
      if (!process.waitFor(ORDERLY_END.toSeconds(), TimeUnit.SECONDS)) {
        kill();
      }
      TemporaryFolders.deleteUntilGone(ServerCommand.scratch(command.folder()), DELETION);
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  /** Stops it if it runs, and starts it on the same folder and port; returns when it answers. */
  public synchronized void restart() {
    stop();
    unwanted = false;
    process = spawn();
    awaitReady();
  }

  /** Completes when the process that now runs has ended. */
  public CompletableFuture<ServerProcess> onExit() {
    return process.onExit().thenApply(ended -> this);
  }

  /** Why it has ended by itself: its exit status or signal, and the end of its log. */
  public IllegalStateException ended() {
    if (unwanted) {
      return new IllegalStateException(name() + " was stopped");
    }
    return new IllegalStateException(
        "%s %s: %s".formatted(name(), howEnded(process.exitValue() - SIGNALLED), logEnd()));
  }

  private static String howEnded(int signal) {
    String why = signal == SIGKILL ? ", perhaps for want of memory" : "";
    return signal > 0
        ? "was killed (signal %d)%s".formatted(signal, why)
        : "ended with status " + (signal + SIGNALLED);
  }

  String logEnd() {
    return new LogTail(command.log()).tell(name());
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new IllegalStateException("cannot run kill -" + signal + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
