package com.objectstream.sales.job.metrics;

import com.objectstream.sales.job.batch.TaskSignals;
import com.objectstream.sales.job.batch.TaskSignals.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import scala.collection.Iterator;
import scala.collection.Seq;

/**
 * Gathers the signals of tasks, those that still run too: what executors tell with their
 * heartbeats, and what is told at the end of a task.
 */
final class TaskWatch extends SparkListener implements AutoCloseable {
  private final SparkContext spark;
  private final TaskSignals signals = new TaskSignals();
  private final Map<Long, Seen> running = new HashMap<>();
  private long cassandraRetries;
  private long kafkaRetries;

  TaskWatch(SparkContext spark) {
    this.spark = spark;
    spark.register(signals, "sales.signals");
    spark.addSparkListener(this);
  }

  /** What a task of the job is to be given. */
  TaskSignals signals() {
    return signals;
  }

  synchronized JobState.Retries retries() {
    return new JobState.Retries(cassandraRetries, kafkaRetries);
  }

  /** How long the task that waits for Cassandra longest has been doing so; zero if none is. */
  synchronized Duration waitsForCassandra(Instant now) {
    return running.values().stream()
        .map(Seen::cassandraWaitingSince)
        .filter(since -> since > 0 && since < now.toEpochMilli())
        .min(Long::compare)
        .map(since -> Duration.between(Instant.ofEpochMilli(since), now))
        .orElse(Duration.ZERO);
  }

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart start) {
    running.put(start.taskInfo().taskId(), Seen.NOTHING);
  }

  @Override
  public synchronized void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
    for (var tasks = update.accumUpdates().iterator(); tasks.hasNext(); ) {
      var task = tasks.next();
      saw((Long) task._1(), seen(task._4()).orElse(Seen.NOTHING));
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    long task = end.taskInfo().taskId();
    seen(end.taskInfo().accumulables()).ifPresent(last -> saw(task, last));
    running.remove(task);
  }

  private void saw(long task, Seen now) {
    Seen before = running.get(task);
    if (before == null) {
      return; // a heartbeat that comes when its task has ended
    }
    cassandraRetries += Math.max(0, now.cassandraRetries() - before.cassandraRetries());
    kafkaRetries += Math.max(0, now.kafkaRetries() - before.kafkaRetries());
    running.put(task, now);
  }

  private Optional<Seen> seen(Seq<AccumulableInfo> all) {
    for (Iterator<AccumulableInfo> each = all.iterator(); each.hasNext(); ) {
      AccumulableInfo info = each.next();
      if (info.id() == signals.id()
          && info.update().isDefined()
          && info.update().get() instanceof Seen seen) {
        return Optional.of(seen);
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    spark.removeSparkListener(this);
  }
}
