package com.objectstream.sales.job.reject.replay;

import com.objectstream.sales.job.reject.replay.ReplayPlan.Outcome;
import java.util.Map;

/**
 * What a replay did; the records read are the sum of the other four.
 *
 * @param read records of the dead letter topic
 * @param sentAgain acknowledged by all replicas in sync
 * @param alreadyReplayed sent by an earlier replay, or copies of a reject that is counted elsewhere
 * @param exhausted rejected too often
 * @param notSelected left out by the filter or the limit, or no reject of this job
 */
public record ReplayAccount(
    long read, long sentAgain, long alreadyReplayed, long exhausted, long notSelected) {

  static ReplayAccount of(Map<Outcome, Long> counts) {
    return new ReplayAccount(
        counts.values().stream().mapToLong(Long::longValue).sum(),
        counts.getOrDefault(Outcome.SENT_AGAIN, 0L),
        counts.getOrDefault(Outcome.ALREADY_REPLAYED, 0L),
        counts.getOrDefault(Outcome.EXHAUSTED, 0L),
        counts.getOrDefault(Outcome.NOT_SELECTED, 0L));
  }

  @Override
  public String toString() {
    return "dlq replay: %d read, %d sent again, %d already replayed, %d exhausted, %d not selected"
        .formatted(read, sentAgain, alreadyReplayed, exhausted, notSelected);
  }
}
