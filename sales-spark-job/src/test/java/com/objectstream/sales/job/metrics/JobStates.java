package com.objectstream.sales.job.metrics;

import com.objectstream.sales.job.batch.BatchResult;
import com.objectstream.sales.job.metrics.JobState.Phase;
import com.objectstream.sales.job.metrics.JobState.Retries;
import com.objectstream.sales.job.metrics.JobState.Trend;
import com.objectstream.sales.job.metrics.JobState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/** States of a job with one partition of Kafka, for tests. */
final class JobStates {
  static final Instant NOON = Instant.parse("2018-06-29T12:00:00Z");
  static final Duration DEADLINE = Duration.ofMinutes(2);

  private Phase phase = Phase.RUNNING;
  private String reason = "";
  private CommittedTotals totals = CommittedTotals.NONE;
  private PartitionLag lag = new PartitionLag(0, OptionalLong.of(0), OptionalDouble.of(0));
  private Duration cassandra = Duration.ZERO;
  private Duration kafka = Duration.ZERO;
  private Trend trend = Trend.NONE;
  private Duration stalled = Duration.ZERO;

  static JobStates running() {
    return new JobStates();
  }

  JobStates phase(Phase other) {
    phase = other;
    return this;
  }

  JobStates ended(String why) {
    reason = why;
    return phase(Phase.ENDED);
  }

  /** One batch is done. */
  JobStates committed() {
    var last = new CommittedTotals.LastBatch(0, NOON, Duration.ofSeconds(1));
    return totals(CommittedTotals.NONE.plus(BatchResult.EMPTY, last));
  }

  JobStates behind(long records, double seconds) {
    lag = new PartitionLag(0, OptionalLong.of(records), OptionalDouble.of(seconds));
    return this;
  }

  JobStates lagUnknown() {
    lag = new PartitionLag(7, OptionalLong.empty(), OptionalDouble.empty());
    return this;
  }

  JobStates trend(double linesPerSecond, double catchUpPerSecond) {
    trend = new Trend(linesPerSecond, OptionalDouble.of(catchUpPerSecond), Duration.ofMinutes(1));
    return this;
  }

  JobStates waits(int cassandraSeconds, int kafkaSeconds) {
    cassandra = Duration.ofSeconds(cassandraSeconds);
    kafka = Duration.ofSeconds(kafkaSeconds);
    return this;
  }

  JobStates stalled(Duration time) {
    stalled = time;
    return this;
  }

  JobStates totals(CommittedTotals done) {
    totals = done;
    return this;
  }

  JobState state() {
    return new JobState(
        NOON,
        phase,
        reason,
        totals,
        new TreeMap<>(Map.of(0, lag)),
        new Retries(3, 2),
        new Waiting(cassandra, kafka, DEADLINE),
        trend,
        stalled);
  }
}
