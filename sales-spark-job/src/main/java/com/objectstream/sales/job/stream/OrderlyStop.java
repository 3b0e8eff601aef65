package com.objectstream.sales.job.stream;

import com.objectstream.sales.command.RunDirectory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes SIGTERM and Ctrl-C an orderly end: the query stops first, the main thread tells its result
 * and stops Spark, and the process ends with status 0. Spark alone would pull its context from
 * under the running micro-batch and let the process end as killed. Whatever hangs, as a client of a
 * server that hangs does, the end comes in time: a job may be killed at any moment.
 */
public final class OrderlyStop {
  private static final Logger LOG = LoggerFactory.getLogger(OrderlyStop.class);
  // Spark's own hook has priority 40 among those of Hadoop's manager, which run in this order.
  private static final int BEFORE_SPARK = 100;
  private static final int LAST = 0;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration AT_THE_LATEST = Duration.ofSeconds(27);

  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Optional<SalesStream> stream = Optional.empty();
  private volatile boolean asked;

  private OrderlyStop() {}

  /** In force from now until the main thread is {@link #done}. */
  public static OrderlyStop install() {
    var stop = new OrderlyStop();
    ShutdownHookManager hooks = ShutdownHookManager.get();
    hooks.addShutdownHook(
        stop::stopStream, BEFORE_SPARK, AT_THE_LATEST.toSeconds(), TimeUnit.SECONDS);
    hooks.addShutdownHook(stop::endAsDone, LAST);
    return stop;
  }

  /** There is a stream now, which has to be stopped first. */
  public void stopFirst(SalesStream started) {
    stream = Optional.of(started);
  }

  /** Whether the process was asked to end; what fails from then on is of no interest. */
  public boolean isAsked() {
    return asked;
  }

  /** The main thread has nothing more to do. */
  public void done() {
    ended.countDown();
  }

  private void stopStream() {
    if (ended.getCount() == 0) {
      return; // the process ends by itself
    }
    asked = true;
    LOG.info("stopping");
    CompletableFuture.delayedExecutor(AT_THE_LATEST.toSeconds(), TimeUnit.SECONDS)
        .execute(OrderlyStop::halt);
    stream.ifPresent(this::stop);
  }

  private void stop(SalesStream running) {
    try {
      running.close();
    } catch (Exception e) {
      LOG.debug("left to the end of the process", e);
    }
    try {
      ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void endAsDone() {
    if (asked) {
      halt();
    }
  }

  private static void halt() {
    RunDirectory.deleteAndHalt(0);
  }
}
