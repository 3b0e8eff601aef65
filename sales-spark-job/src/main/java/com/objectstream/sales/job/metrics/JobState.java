package com.objectstream.sales.job.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * Everything that is known of a job at one moment; all figures of it belong together.
 *
 * @param at the moment
 * @param phase whether its query runs
 * @param endReason why it ended, if it has; otherwise empty
 * @param lag by partition of Kafka
 * @param retries tries after the first, of writes to Cassandra and of rejects to Kafka
 * @param waiting for a server now
 * @param trend of the last minute
 * @param stalled how long there has been something to read, and nothing was committed
 */
public record JobState(
    Instant at,
    Phase phase,
    String endReason,
    CommittedTotals totals,
    SortedMap<Integer, PartitionLag> lag,
    Retries retries,
    Waiting waiting,
    Trend trend,
    Duration stalled) {

  /** Whether the query runs. */
  public enum Phase {
    STARTING,
    RUNNING,
    ENDED
  }

  /** Tries after the first, by server. */
  public record Retries(long cassandra, long kafka) {}

  /**
   * How long the job has been waiting for a server now.
   *
   * @param cassandra zero if it is not waiting for it
   * @param kafka zero if it is not waiting for it
   * @param deadline how long it waits before it ends
   */
  public record Waiting(Duration cassandra, Duration kafka, Duration deadline) {}

  /**
   * How fast it goes.
   *
   * @param linesPerSecond committed, over the last ten seconds
   * @param catchUpPerSecond records by which the lag has become less, a second, over the time that
   *     it was watched; negative if it grows, empty if that was not long enough
   * @param watched a minute at most
   */
  public record Trend(double linesPerSecond, OptionalDouble catchUpPerSecond, Duration watched) {
    /** Nothing was seen yet. */
    static final Trend NONE = new Trend(0, OptionalDouble.empty(), Duration.ZERO);
  }

  JobState stalledFor(Duration time) {
    return new JobState(at, phase, endReason, totals, lag, retries, waiting, trend, time);
  }

  /** Records of all partitions that are not committed; empty if that of one is not known. */
  public OptionalLong lagRecords() {
    Collection<PartitionLag> all = lag.values();
    return all.isEmpty() || all.stream().anyMatch(one -> one.records().isEmpty())
        ? OptionalLong.empty()
        : OptionalLong.of(all.stream().mapToLong(one -> one.records().getAsLong()).sum());
  }

  /** Age of the oldest record that is not committed; empty if it is not known. */
  public OptionalDouble lagSeconds() {
    return lag.values().stream()
        .filter(one -> one.seconds().isPresent())
        .mapToDouble(one -> one.seconds().getAsDouble())
        .max();
  }
}
