package com.objectstream.sales.job.page;

import com.objectstream.sales.job.batch.BatchAccount;
import com.objectstream.sales.job.metrics.CommittedTotals.LastBatch;
import com.objectstream.sales.job.metrics.JobState;
import com.objectstream.sales.job.metrics.MonitoredJob;
import com.objectstream.sales.job.metrics.PartitionLag;
import com.objectstream.sales.job.metrics.Verdict;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The document {@code /api/state}: how the job is now. What is not known is null; times are epoch
 * milliseconds.
 *
 * @param run another for each start of the job
 * @param started when the job began to be watched
 * @param records of Kafka that were read since then
 * @param account of the lines since then
 * @param batch the newest one
 */
record PageState(
    String run,
    String version,
    long now,
    long started,
    Verdict verdict,
    long records,
    BatchAccount account,
    Map<String, Long> rejected,
    Batch batch,
    Long lagRecords,
    Double lagSeconds,
    List<Partition> partitions,
    JobState.Retries retries,
    String topic,
    String dlqTopic,
    String table,
    Map<String, String> facts) {
  private static final double MILLIS_A_SECOND = 1e3;

  record Batch(long id, long end, double seconds) {}

  record Partition(int partition, long committed, Long end, Long lagRecords, Double lagSeconds) {}

  static PageState of(JobState state, MonitoredJob job, String run, String version, long started) {
    return new PageState(
        run,
        version,
        state.at().toEpochMilli(),
        started,
        Verdict.of(state),
        state.totals().result().records(),
        state.totals().result().account(),
        state.totals().result().rejected(),
        state.totals().last().map(PageState::batch).orElse(null),
        orNull(state.lagRecords()),
        orNull(state.lagSeconds()),
        state.lag().entrySet().stream()
            .map(one -> partition(one.getKey(), one.getValue()))
            .toList(),
        state.retries(),
        job.topic(),
        job.dlqTopic(),
        job.table(),
        job.facts());
  }

  private static Batch batch(LastBatch last) {
    return new Batch(
        last.id(), last.end().toEpochMilli(), last.duration().toMillis() / MILLIS_A_SECOND);
  }

  private static Partition partition(int number, PartitionLag lag) {
    return new Partition(
        number, lag.committed(), orNull(lag.end()), orNull(lag.records()), orNull(lag.seconds()));
  }

  static Long orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
