package com.objectstream.sales.local.delivery;

import com.objectstream.sales.command.process.DaemonThread;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.SparkStatusTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/**
 * Tells on the log every few seconds what Spark does and how far it is, so that a comparison of
 * millions does not look as if it hung:
 *
 * <pre>
 * step 1 of 4, making 2,000,000 events again and reading dg_store.dg_item_sales: 9 of 41 parts done, 15 s so far
 * </pre>
 */
final class StageProgress implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StageProgress.class);
  private static final int PAUSE_SECONDS = 5;

  private final SparkStatusTracker tracker;
  private final int steps;
  private final long begun = System.nanoTime();
  private final ScheduledExecutorService clock = DaemonThread.clock("delivery-progress");
  private int step;
  private String does = "";
  private final Set<Integer> stages = new TreeSet<>(); // of this step, also those that are done

  private StageProgress(SparkStatusTracker tracker, int steps) {
    this.tracker = tracker;
    this.steps = steps;
  }

  /** Tells it until it is closed. */
  static StageProgress tell(SparkStatusTracker tracker, int steps) {
    var progress = new StageProgress(tracker, steps);
    progress.clock.scheduleAtFixedRate(
        progress::show, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    return progress;
  }

  /** Begins the next step. */
  synchronized void step(String what) {
    step++;
    does = what;
    stages.clear();
  }

  private synchronized void show() {
    IntStream.of(tracker.getActiveStageIds()).forEach(stages::add);
    LOG.info("step {} of {}, {}: {}{} s so far", step, steps, does, parts(), seconds());
  }

  /** Nothing while Spark only plans. */
  private String parts() {
    int done = 0;
    int all = 0;
    for (int id : stages) {
      Option<SparkStageInfo> stage = tracker.getStageInfo(id);
      if (stage.isDefined()) {
        done += stage.get().numCompletedTasks();
        all += stage.get().numTasks();
      }
    }
    return all == 0 ? "" : "%d of %d parts done, ".formatted(done, all);
  }

  private long seconds() {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
