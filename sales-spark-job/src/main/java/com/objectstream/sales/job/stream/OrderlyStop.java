package com.objectstream.sales.job.stream;

import com.objectstream.sales.command.ShutdownCause;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.util.ShutdownHookManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes SIGTERM and Ctrl-C an orderly end: the query stops first, the main thread tells its result
 * and stops Spark, and the process ends with status 0. Spark alone would pull its context from
 * under the running micro-batch and let the process end as killed. Whatever hangs, as a client of a
 * server that hangs does, the end comes in time: a job may be killed at any moment.
 *
 * <p>An end that nobody asked for, such as Spark's own when a task has filled the heap, is left to
 * the main thread, which fails with the reason; its status is 1.
 */
public final class OrderlyStop {
  private static final Logger LOG = LoggerFactory.getLogger(OrderlyStop.class);
  // Spark's own hook has priority 40 among those of Hadoop's manager, which run in this order.
  private static final int BEFORE_SPARK = 100;
  private static final int LAST = 0;
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(20);
  private static final Duration TIME_TO_FAIL = Duration.ofSeconds(10);
  private static final Duration AT_THE_LATEST = Duration.ofSeconds(27);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Thread main = Thread.currentThread();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Optional<AutoCloseable> stream = Optional.empty();
  private volatile boolean asked;
  private volatile boolean lost;

  private OrderlyStop() {}

  /** In force until the main thread, which calls this, is {@link #done}. */
  public static OrderlyStop install() {
    var stop = new OrderlyStop();
    // Not one of Hadoop's: it is there already when a full heap leaves no room for another thread
    Runtime.getRuntime().addShutdownHook(new Thread(stop::endAtTheLatest, "end-at-the-latest"));
    ShutdownHookManager hooks = ShutdownHookManager.get();
    hooks.addShutdownHook(stop::begin, BEFORE_SPARK, AT_THE_LATEST.toSeconds(), TimeUnit.SECONDS);
    hooks.addShutdownHook(stop::endAsDone, LAST);
    return stop;
  }

  /** There is a stream now, which has to be stopped first. */
  public void stopFirst(AutoCloseable started) {
    stream = Optional.of(started);
  }

  /** Whether the process was asked to end; what fails from then on is of no interest. */
  public boolean isAsked() {
    return asked;
  }

  /**
   * Returns if the end of the stream is a good one. It is not if the process ends unasked, and
   * Spark stops all that runs: then this never returns.
   */
  public void requireGoodEnd() throws InterruptedException {
    if (lost) {
      new CountDownLatch(1).await();
    }
  }

  /** The main thread has nothing more to do. */
  public void done() {
    ended.countDown();
  }

  private void begin() {
    if (ended.getCount() == 0) {
      return; // the process ends by itself
    }
    ShutdownCause cause = ShutdownCause.current();
    if (cause.isAskedFor()) {
      asked = true;
      LOG.info("stopping");
      stream.ifPresent(this::stop);
    } else {
      lost = true;
      if (cause.thread().filter(main::equals).isEmpty()) {
        awaitMain(TIME_TO_FAIL);
      }
    }
  }

  private void stop(AutoCloseable running) {
    try {
      running.close();
    } catch (Exception e) {
      LOG.debug("left to the end of the process", e);
    }
    awaitMain(TIME_TO_STOP);
  }

  private void awaitMain(Duration patience) {
    try {
      ended.await(patience.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void endAsDone() {
    if (asked) {
      Runtime.getRuntime().halt(0);
    }
  }

  /** Needs no memory: the heap may be full. */
  private void endAtTheLatest() {
    long begun = System.nanoTime();
    while (ended.getCount() > 0 || asked) {
      long left = AT_THE_LATEST.toNanos() - (System.nanoTime() - begun);
      if (left <= 0) {
        Runtime.getRuntime().halt(asked ? 0 : 1);
      }
      LockSupport.parkNanos(Math.min(left, LOOK.toNanos()));
    }
  }
}
