package com.objectstream.sales.local.bench.delay;

import static java.util.stream.Collectors.toCollection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryListener.QueryProgressEvent;
import org.apache.spark.sql.streaming.StreamingQueryProgress;

/**
 * Hears from Spark how long each part of the micro-batches of the one query takes that runs
 * meanwhile: its progress tells those of the trigger, its scheduler the job and its tasks.
 */
final class BatchWatch extends SparkListener implements AutoCloseable {
  private static final String BATCH = "streaming.sql.batchId";

  private final SparkSession spark;
  private final List<StreamingQueryProgress> triggers = new ArrayList<>();
  private final Map<Integer, Long> batchOfJob = new HashMap<>();
  private final Map<Integer, Long> batchOfStage = new HashMap<>();
  private final Map<Integer, Long> startOfJob = new HashMap<>();
  private final Map<Long, Long> jobMs = new HashMap<>();
  private final Map<Long, Long> taskMs = new HashMap<>();

  private BatchWatch(SparkSession spark) {
    this.spark = spark;
  }

  static BatchWatch listen(SparkSession spark) {
    var watch = new BatchWatch(spark);
    spark.sparkContext().addSparkListener(watch);
    return watch;
  }

  /** What is known of the batches with records that began from then on. */
  synchronized BatchTimes since(Instant begin) {
    List<StreamingQueryProgress> inOrder =
        triggers.stream()
            .sorted(Comparator.comparing(BatchWatch::start))
            .collect(toCollection(ArrayList::new));
    var batches = new ArrayList<Map<BatchPart, Long>>();
    for (int i = 0; i + 1 < inOrder.size(); i++) {
      StreamingQueryProgress batch = inOrder.get(i);
      if (start(batch).isAfter(begin) && jobMs.containsKey(batch.batchId())) {
        batches.add(parts(batch, start(inOrder.get(i + 1))));
      }
    }
    return BatchTimes.of(batches);
  }

  private Map<BatchPart, Long> parts(StreamingQueryProgress batch, Instant next) {
    long job = jobMs.get(batch.batchId());
    long task = taskMs.getOrDefault(batch.batchId(), 0L);
    long trigger = ms(batch, "triggerExecution");
    var parts = new EnumMap<BatchPart, Long>(BatchPart.class);
    parts.put(BatchPart.LATEST_OFFSET, ms(batch, "latestOffset"));
    parts.put(BatchPart.WAL_COMMIT, ms(batch, "walCommit"));
    parts.put(BatchPart.PLANNING, ms(batch, "getBatch") + ms(batch, "queryPlanning"));
    parts.put(BatchPart.AROUND_JOB, ms(batch, "addBatch") - job);
    parts.put(BatchPart.AROUND_TASK, job - task);
    parts.put(BatchPart.TASK, task);
    parts.put(BatchPart.COMMIT_OFFSETS, ms(batch, "commitOffsets"));
    long known = parts.values().stream().mapToLong(Long::longValue).sum();
    parts.put(BatchPart.REST, trigger - known);
    parts.put(BatchPart.PAUSE, Duration.between(start(batch), next).toMillis() - trigger);
    return parts;
  }

  private static long ms(StreamingQueryProgress batch, String part) {
    return batch.durationMs().getOrDefault(part, 0L);
  }

  private static Instant start(StreamingQueryProgress batch) {
    return Instant.parse(batch.timestamp());
  }

  /** Progress comes here from the queries of all sessions. */
  @Override
  public synchronized void onOtherEvent(SparkListenerEvent event) {
    if (event instanceof QueryProgressEvent trigger && trigger.progress().numInputRows() > 0) {
      triggers.add(trigger.progress());
    }
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart job) {
    String batch = job.properties() == null ? null : job.properties().getProperty(BATCH);
    if (batch != null) {
      batchOfJob.put(job.jobId(), Long.valueOf(batch));
      startOfJob.put(job.jobId(), job.time());
      job.stageIds().foreach(stage -> batchOfStage.put((Integer) stage, Long.valueOf(batch)));
    }
  }

  @Override
  public synchronized void onJobEnd(SparkListenerJobEnd job) {
    Long batch = batchOfJob.remove(job.jobId());
    if (batch != null) {
      jobMs.merge(batch, job.time() - startOfJob.remove(job.jobId()), Long::sum);
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
    Long batch = batchOfStage.get(task.stageId());
    if (batch != null) {
      taskMs.merge(batch, task.taskMetrics().executorRunTime(), Math::max);
    }
  }

  @Override
  public void close() {
    spark.sparkContext().removeSparkListener(this);
  }
}
