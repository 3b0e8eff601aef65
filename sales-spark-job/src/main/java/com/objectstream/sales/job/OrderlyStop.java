package com.objectstream.sales.job;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes SIGTERM and Ctrl-C an orderly end: the query stops first, the main thread tells its result
 * and stops Spark, and the process ends with status 0. Spark alone would pull its context from
 * under the running micro-batch and let the process end as killed.
 */
final class OrderlyStop {
  private static final Logger LOG = LoggerFactory.getLogger(OrderlyStop.class);
  // Spark's own hook has priority 40 among those of Hadoop's manager, which run in this order.
  private static final int BEFORE_SPARK = 100;
  private static final int LAST = 0;
  private static final int PATIENCE_SECONDS = 25;

  private final SalesStream stream;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean signalled;

  private OrderlyStop(SalesStream stream) {
    this.stream = stream;
  }

  /** In force until the main thread is {@link #done}. */
  static OrderlyStop of(SalesStream stream) {
    var stop = new OrderlyStop(stream);
    ShutdownHookManager hooks = ShutdownHookManager.get();
    hooks.addShutdownHook(stop::stopStream, BEFORE_SPARK, PATIENCE_SECONDS + 2, TimeUnit.SECONDS);
    hooks.addShutdownHook(stop::endAsDone, LAST);
    return stop;
  }

  private void stopStream() {
    if (ended.getCount() == 0) {
      return;
    }
    signalled = true;
    try {
      LOG.info("stopping");
      stream.close();
      ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warn("the query did not stop: {}", e.getMessage());
    }
  }

  private void endAsDone() {
    if (signalled && ended.getCount() == 0) {
      Runtime.getRuntime().halt(0);
    }
  }

  /** The main thread has nothing more to do. */
  void done() {
    ended.countDown();
  }
}
