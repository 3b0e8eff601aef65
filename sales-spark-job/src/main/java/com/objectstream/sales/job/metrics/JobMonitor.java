package com.objectstream.sales.job.metrics;

import com.objectstream.sales.command.process.DaemonThread;
import com.objectstream.sales.job.batch.BatchResult;
import com.objectstream.sales.job.batch.TaskSignals;
import com.objectstream.sales.job.checkpoint.CheckpointProgress;
import com.objectstream.sales.job.kafka.GroupOffsets;
import com.objectstream.sales.job.metrics.CommittedTotals.LastBatch;
import com.objectstream.sales.job.metrics.JobState.Phase;
import com.objectstream.sales.job.metrics.JobState.Trend;
import com.objectstream.sales.job.metrics.JobState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a job: takes the result of each batch and counts it when Spark has committed it, looks at
 * Kafka's ends every second, and tells the state of it all. The state can still be read when the
 * monitor is closed.
 */
public final class JobMonitor implements AutoCloseable {
  /** Why a job ends that was to store what is there, or a stretch. */
  public static final String DONE = "all that it had to read is stored or rejected";

  /** Why a job ends by a signal, or by whoever else closes it. */
  public static final String ASKED = "it was asked to";

  private static final Logger LOG = LoggerFactory.getLogger(JobMonitor.class);
  private static final long LOOK_MILLIS = 1_000;
  private static final long END_SECONDS = 5;
  private static final Duration COMMIT = Duration.ofSeconds(5);

  private final MonitoredJob job;
  private final LagWatch lag;
  private final Optional<GroupOffsets> group;
  private final TrendWindow window = new TrendWindow();
  private final StateLog log = new StateLog();
  private final ScheduledExecutorService clock = DaemonThread.clock("job-monitor");
  private final long begun = System.nanoTime();
  private final AtomicBoolean closed = new AtomicBoolean();
  private Optional<TaskWatch> tasks = Optional.empty();
  private Optional<CommitListener> commits = Optional.empty();
  private Supplier<Duration> kafkaSilence = () -> Duration.ZERO;
  private CommittedTotals totals = CommittedTotals.NONE;
  private Optional<Written> written = Optional.empty();
  private Trend trend = Trend.NONE;
  private Instant lastProgress = Instant.now();
  private Phase phase = Phase.STARTING;
  private String endReason = "";

  /** What a batch did that is not yet known to be committed. */
  private record Written(BatchResult result, LastBatch batch) {}

  /** Looks at Kafka from now on. */
  public JobMonitor(MonitoredJob job) {
    this.job = job;
    this.lag = new LagWatch(job.kafka(), job.topic(), job.start());
    this.group = job.consumerGroup().map(name -> new GroupOffsets(job.kafka(), name, job.topic()));
    group.ifPresent(of -> of.commit(job.start()));
    clock.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** What is watched. */
  public MonitoredJob job() {
    return job;
  }

  /**
   * The query is about to start.
   *
   * @param silence how long Kafka has been silent, zero if it answers
   * @return what its tasks are to be given
   */
  public synchronized TaskSignals begin(SparkSession spark, Supplier<Duration> silence) {
    var watch = new TaskWatch(spark.sparkContext());
    tasks = Optional.of(watch);
    commits = Optional.of(CommitListener.listen(spark, this::committed));
    kafkaSilence = silence;
    return watch.signals();
  }

  /** The query runs. */
  public synchronized void running(UUID run) {
    commits.orElseThrow().follow(run);
    phase = Phase.RUNNING;
    lastProgress = Instant.now();
  }

  /** A batch is acknowledged and about to be committed; so the one before it is. */
  public void written(long batch, BatchResult result, Duration took) {
    committed(batch - 1);
    synchronized (this) {
      written = Optional.of(new Written(result, new LastBatch(batch, Instant.now(), took)));
    }
  }

  /** Spark has committed a batch, which is counted now, all of its figures together. */
  private void committed(long batch) {
    synchronized (this) {
      if (written.isEmpty() || written.get().batch().id() != batch) {
        return;
      }
      Written done = written.get();
      written = Optional.empty();
      totals = totals.plus(done.result(), done.batch());
      lastProgress = Instant.now();
    }
    goOnAt(() -> job.offsets().batch(batch).planned());
  }

  private void goOnAt(Supplier<SortedMap<Integer, Long>> offsets) {
    try {
      SortedMap<Integer, Long> next = offsets.get();
      lag.committed(next);
      group.ifPresent(of -> of.commit(next));
    } catch (IllegalStateException e) {
      LOG.debug("the offsets of the last batch are not known", e);
    }
  }

  /**
   * The query has ended; only the first reason that is told counts.
   *
   * @param reason such as {@link #DONE}
   */
  public void ended(String reason) {
    countLast();
    synchronized (this) {
      if (phase == Phase.ENDED) {
        return;
      }
      phase = Phase.ENDED;
      endReason = reason;
    }
    log.saw(Verdict.of(state()), sinceStart());
  }

  /** Spark's listener may have missed a commit, or be far behind. */
  private synchronized boolean isUnheardOf() {
    return written
        .filter(done -> done.batch().end().isBefore(Instant.now().minus(COMMIT)))
        .isPresent();
  }

  /** The listener may not have heard of the last commit yet, or never will: the checkpoint says. */
  private void countLast() {
    Optional<Long> last;
    synchronized (this) {
      last = written.map(done -> done.batch().id());
    }
    try {
      if (last.isPresent()) {
        CheckpointProgress progress = job.offsets().read();
        if (progress.done() && progress.batch().orElse(-1) == last.get()) {
          committed(last.get());
        }
      }
    } catch (IllegalStateException e) {
      LOG.debug("whether the last batch was committed is not known", e);
    }
  }

  private void look() {
    try {
      lag.look(Instant.now());
      if (isUnheardOf()) {
        countLast();
      }
      group.ifPresent(GroupOffsets::refresh);
      JobState before = state();
      synchronized (this) {
        trend = window.add(sinceStart(), totals.result().read(), before.lagRecords());
        if (before.lagRecords().orElse(1) == 0) {
          lastProgress = Instant.now();
        }
      }
      log.saw(Verdict.of(state()), sinceStart());
    } catch (RuntimeException e) { // or the clock would stop in silence
      LOG.debug("the job could not be looked at", e);
    }
  }

  private Duration sinceStart() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** All that is known now. */
  public synchronized JobState state() {
    Instant now = Instant.now();
    SortedMap<Integer, PartitionLag> known = lag.lag(now);
    boolean runs = phase == Phase.RUNNING;
    var state =
        new JobState(
            now,
            phase,
            endReason,
            totals,
            known,
            tasks.map(TaskWatch::retries).orElse(new JobState.Retries(0, 0)),
            new Waiting(
                runs ? tasks.orElseThrow().waitsForCassandra(now) : Duration.ZERO,
                runs ? kafkaSilence.get() : Duration.ZERO,
                job.deadline()),
            trend,
            Duration.ZERO);
    boolean hasToRead = runs && state.lagRecords().orElse(0) > 0;
    return hasToRead ? state.stalledFor(Duration.between(lastProgress, now)) : state;
  }

  /** Stops to look. A job that nobody told to have ended was asked to. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    ended(ASKED);
    clock.shutdownNow();
    try {
      clock.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      tasks.ifPresent(TaskWatch::close);
      commits.ifPresent(CommitListener::close);
    }
    group.ifPresent(GroupOffsets::close);
    lag.close();
  }
}
