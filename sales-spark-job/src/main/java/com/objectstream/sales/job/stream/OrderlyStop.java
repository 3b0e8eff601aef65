package com.objectstream.sales.job.stream;

import com.objectstream.sales.command.process.ShutdownCause;
import com.objectstream.sales.command.process.StopSignal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * The order in which a job with Spark ends. Asked to end, the query stops first, then the main
 * thread tells its result and stops Spark; Spark's own hook would pull its context from under the
 * running micro-batch. An end that nobody asked for, as by Spark itself when a task has filled the
 * heap, waits for the main thread, which fails with the reason.
 */
public final class OrderlyStop implements AutoCloseable {
  // Spark's own hook has priority 40 among those of Hadoop's manager, which run in this order.
  private static final int BEFORE_SPARK = 100;
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(20);
  private static final Duration TIME_TO_FAIL = Duration.ofSeconds(10);

  private final Thread main = Thread.currentThread();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final StopSignal signal;
  private volatile boolean lost;

  private OrderlyStop(StopSignal signal) {
    this.signal = signal;
  }

  /** In force until the main thread, which calls this, has closed it: it has nothing more to do. */
  public static OrderlyStop on(StopSignal signal) {
    var stop = new OrderlyStop(signal);
    signal.closes(() -> stop.awaitMain(TIME_TO_STOP));
    ShutdownHookManager.get().addShutdownHook(stop::holdUpSpark, BEFORE_SPARK);
    return stop;
  }

  /** There is a stream now, which has to be stopped first: at once if that was asked for before. */
  public void stopFirst(AutoCloseable stream) throws Exception {
    signal.closes(stream);
    if (signal.isAsked()) {
      stream.close();
    }
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

  @Override
  public void close() {
    ended.countDown();
  }

  private void holdUpSpark() {
    ShutdownCause cause = ShutdownCause.current();
    if (ended.getCount() > 0 && !cause.isAskedFor()) {
      lost = true;
      if (cause.thread().filter(main::equals).isEmpty()) {
        awaitMain(TIME_TO_FAIL);
      }
    }
  }

  private void awaitMain(Duration patience) {
    try {
      ended.await(patience.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
