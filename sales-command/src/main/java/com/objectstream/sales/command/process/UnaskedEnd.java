package com.objectstream.sales.command.process;

import com.objectstream.sales.command.failure.FailureLine;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Gives an end that nobody asked for, as by a {@code System.exit} inside of Spark, the status 1 and
 * one line. The command may tell the reason better, as the cause of a task that failed, so it has
 * some time to fail by itself.
 */
public final class UnaskedEnd extends Thread {
  private static final Duration TIME_TO_FAIL = Duration.ofSeconds(10);
  private static final int FAILED = 1;

  private final Thread command = Thread.currentThread();
  private final CountDownLatch returned = new CountDownLatch(1);
  private final PrintWriter err;

  private UnaskedEnd(PrintWriter err) {
    super("unasked-end");
    this.err = err;
  }

  /** In force until the command has {@link #returned}. */
  public static UnaskedEnd watch(PrintWriter err) {
    var hook = new UnaskedEnd(err);
    Runtime.getRuntime().addShutdownHook(hook);
    return hook;
  }

  /** The command is done, and has told its failure if it failed. */
  public void returned() {
    returned.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(this);
    } catch (IllegalStateException e) {
      // The process is ending: the hook runs already
    }
  }

  @Override
  public void run() {
    ShutdownCause cause = ShutdownCause.current();
    if (cause.isAskedFor()) {
      return;
    }
    if (!hasTold(cause)) {
      err.println(FailureLine.PREFIX + FailureLine.oneLine(cause.sentence()));
    }
    RunDirectory.deleteAndHalt(FAILED);
  }

  private boolean hasTold(ShutdownCause cause) {
    try {
      boolean comesNeverBack = cause.thread().filter(command::equals).isPresent();
      return !comesNeverBack && returned.await(TIME_TO_FAIL.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }
}
