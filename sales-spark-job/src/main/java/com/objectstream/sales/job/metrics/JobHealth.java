package com.objectstream.sales.job.metrics;

import com.objectstream.sales.job.metrics.JobState.Phase;
import java.time.Duration;
import java.util.Optional;

/** Whether a job is well, for those who start it again if it is not. */
public final class JobHealth {
  /** Something to read and no progress for so long is an illness. */
  static final Duration MOST_STALLED = Duration.ofMinutes(5);

  private JobHealth() {}

  /** Why the job is not well, in a line; empty if it is. */
  public static Optional<String> illness(JobState state) {
    if (state.phase() == Phase.ENDED) {
      return Optional.of(Verdict.of(state).text().replaceAll("\\R", " "));
    }
    if (state.stalled().compareTo(MOST_STALLED) > 0 && !isWaiting(state.waiting())) {
      return Optional.of(
          "there has been something to read for %d s, and no batch was committed"
              .formatted(state.stalled().toSeconds()));
    }
    return Optional.empty();
  }

  /** A job whose deadline is over ends by itself; one that does not is ill. */
  private static boolean isWaiting(JobState.Waiting waiting) {
    return isWithin(waiting.cassandra(), waiting) || isWithin(waiting.kafka(), waiting);
  }

  private static boolean isWithin(Duration wait, JobState.Waiting waiting) {
    return !wait.isZero() && wait.compareTo(waiting.deadline()) <= 0;
  }

  /** Whether its query runs, for which both servers have answered. */
  public static boolean isReady(JobState state) {
    return state.phase() == Phase.RUNNING;
  }
}
