package com.objectstream.sales.local.delivery;

import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.SparkStatusTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/**
 * Tells on the log every few seconds how far Spark is, so that a comparison of millions does not
 * look as if it hung.
 */
final class StageProgress {
  private static final Logger LOG = LoggerFactory.getLogger(StageProgress.class);
  private static final int PAUSE_SECONDS = 5;

  private final SparkStatusTracker tracker;

  StageProgress(SparkStatusTracker tracker) {
    this.tracker = tracker;
  }

  /** Does the work, with progress as long as it goes on. */
  <T> T during(Supplier<T> work) {
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(StageProgress::thread);
    clock.scheduleAtFixedRate(this::show, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    try {
      return work.get();
    } finally {
      clock.shutdownNow();
    }
  }

  private void show() {
    Arrays.stream(tracker.getActiveStageIds())
        .mapToObj(tracker::getStageInfo)
        .filter(Option::isDefined)
        .map(Option::get)
        .filter(stage -> stage.numActiveTasks() > 0)
        .forEach(StageProgress::show);
  }

  private static void show(SparkStageInfo stage) {
    LOG.info(
        "comparing, step {}: {} of {} parts done",
        stage.stageId() + 1,
        stage.numCompletedTasks(),
        stage.numTasks());
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "delivery-progress");
    thread.setDaemon(true);
    return thread;
  }
}
