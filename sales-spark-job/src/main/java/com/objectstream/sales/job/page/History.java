package com.objectstream.sales.job.page;

import com.objectstream.sales.job.batch.TimeHistogram;
import com.objectstream.sales.job.metrics.CommittedTotals;
import com.objectstream.sales.job.metrics.CommittedTotals.LastBatch;
import com.objectstream.sales.job.metrics.JobState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The last fifteen minutes of a job, a sample for each look at it. */
final class History {
  private static final double MILLIS_A_SECOND = 1e3;
  private static final double MEDIAN = 0.5;
  private static final double NEARLY_ALL = 0.99;

  static final Duration LENGTH = Duration.ofMinutes(15);

  private final Deque<Sample> samples = new ArrayDeque<>();
  private CommittedTotals before = CommittedTotals.NONE;

  /**
   * One moment.
   *
   * @param at epoch milliseconds
   * @param read lines since the start of the job
   * @param stored rows since the start of the job
   * @param lag records that are not committed; null while it is not known
   * @param delayP50 seconds, of the rows since the sample before; null if there were none
   * @param delayP99 seconds
   * @param batchSeconds of the newest batch; null if there was none since the sample before
   */
  record Sample(
      long at,
      long read,
      long stored,
      Long lag,
      Double delayP50,
      Double delayP99,
      Double batchSeconds) {}

  synchronized void add(JobState state) {
    CommittedTotals totals = state.totals();
    TimeHistogram delays = totals.result().delays().since(before.result().delays());
    Optional<LastBatch> batch = totals.last().filter(last -> !totals.last().equals(before.last()));
    before = totals;
    long now = state.at().toEpochMilli();
    samples.addLast(
        new Sample(
            now,
            totals.result().read(),
            totals.result().stored(),
            PageState.orNull(state.lagRecords()),
            secondsOrNull(delays.quantile(MEDIAN)),
            secondsOrNull(delays.quantile(NEARLY_ALL)),
            batch.map(last -> last.duration().toMillis() / MILLIS_A_SECOND).orElse(null)));
    while (samples.getFirst().at() <= now - LENGTH.toMillis()) {
      samples.removeFirst();
    }
  }

  private static Double secondsOrNull(OptionalDouble millis) {
    return millis.isPresent() ? millis.getAsDouble() / MILLIS_A_SECOND : null;
  }

  /** The samples after a time, epoch milliseconds, in their order. */
  synchronized List<Sample> since(long time) {
    return samples.stream().filter(sample -> sample.at() > time).toList();
  }
}
