package com.objectstream.sales.job.reject.replay;

import com.objectstream.sales.job.kafka.OffsetGap;
import com.objectstream.sales.job.reject.replay.ReplayPlan.Outcome;
import java.util.List;
import java.util.Map;

/**
 * What a replay did; the records read are the sum of the other six.
 *
 * @param read records of the dead letter topic
 * @param sentAgain acknowledged by all replicas in sync
 * @param alreadyReplayed sent by an earlier replay, or copies of a reject that is counted elsewhere
 * @param exhausted rejected too often
 * @param notSelected left out by the filter or the limit, or no reject of this job
 * @param ofOtherTopics read from another topic than the one that is sent to
 * @param refused not taken by the topic for their own sake, such as their size
 * @param deleted by Kafka from the dead letter topic before it was read
 */
public record ReplayAccount(
    long read,
    long sentAgain,
    long alreadyReplayed,
    long exhausted,
    long notSelected,
    long ofOtherTopics,
    long refused,
    List<OffsetGap> deleted) {

  static ReplayAccount of(Map<Outcome, Long> counts, List<OffsetGap> deleted) {
    return new ReplayAccount(
        counts.values().stream().mapToLong(Long::longValue).sum(),
        counts.getOrDefault(Outcome.SENT_AGAIN, 0L),
        counts.getOrDefault(Outcome.ALREADY_REPLAYED, 0L),
        counts.getOrDefault(Outcome.EXHAUSTED, 0L),
        counts.getOrDefault(Outcome.NOT_SELECTED, 0L),
        counts.getOrDefault(Outcome.OF_ANOTHER_TOPIC, 0L),
        counts.getOrDefault(Outcome.REFUSED, 0L),
        deleted);
  }

  /** Whether nothing was lost on the way. */
  public boolean isComplete() {
    return refused == 0 && deleted.isEmpty();
  }

  /** How many offsets Kafka deleted before they were read. */
  public long deletedCount() {
    return deleted.stream().mapToLong(OffsetGap::count).sum();
  }

  @Override
  public String toString() {
    return "dlq replay: %,d read, %,d sent again, %,d already replayed, %,d exhausted, %,d not selected"
            .formatted(read, sentAgain, alreadyReplayed, exhausted, notSelected)
        + ifAny(ofOtherTopics, "of other topics")
        + ifAny(refused, "refused");
  }

  private static String ifAny(long count, String what) {
    return count == 0 ? "" : ", %,d %s".formatted(count, what);
  }
}
