package com.objectstream.sales.job.reject.replay;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.joining;

import com.objectstream.sales.job.reject.RejectFilter;
import com.objectstream.sales.job.reject.RejectedLine;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Decides which rejects are sent again. The rules, in this order:
 *
 * <ol>
 *   <li>A reject of another topic is not sent: anyone who may write to the dead letter topic could
 *       otherwise have lines written to any topic.
 *   <li>What the filter leaves out is not selected; nor is what comes after the limit is reached.
 *   <li>A reject is sent once. It was sent if a replay noted so, or if its line came back with a
 *       later attempt. Copies of a reject, as a crash of the job may leave them, are one reject.
 *   <li>A line that was rejected {@code maxAttempts} times is exhausted.
 *   <li>Everything else is sent.
 * </ol>
 *
 * A line is what stood at one place of one record; equal bytes from two places are two lines.
 */
final class ReplayPlan {
  private final String topic;
  private final RejectFilter filter;
  private final int maxAttempts;
  private final long limit;
  // How often a line was sent again; lines that never were are not in here, so it stays small
  private final Map<String, Integer> replayed = new HashMap<>();
  private final SortedSet<String> reasons = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private long sent;

  /**
   * @param topic whose rejects are sent, and where to
   */
  ReplayPlan(String topic, RejectFilter filter, int maxAttempts, long limit) {
    this.topic = topic;
    this.filter = filter;
    this.maxAttempts = maxAttempts;
    this.limit = limit;
  }

  /** A reject of the second attempt is what came of a replay of the first. */
  void learn(RejectedLine reject) {
    if (reject.attempt() > 1) {
      learnReplayed(reject.identity(), reject.attempt() - 1);
    }
  }

  /** A line was sent again after so many attempts. */
  void learnReplayed(String identity, int attempt) {
    replayed.merge(identity, attempt, Math::max);
  }

  /** Whether the limit is reached, unless one of those that are on their way is refused. */
  boolean isFull() {
    return sent >= limit;
  }

  /** What to do with a reject. One that is to be sent counts as sent from now on. */
  Outcome decide(RejectedLine reject) {
    if (!topic.equals(reject.position().topic())) {
      return Outcome.OF_ANOTHER_TOPIC;
    }
    reasons.add(reject.reason());
    if (!filter.accepts(reject)) {
      return Outcome.NOT_SELECTED;
    }
    if (replayed.getOrDefault(reject.identity(), 0) >= reject.attempt()) {
      return Outcome.ALREADY_REPLAYED;
    }
    if (reject.attempt() >= maxAttempts) {
      return Outcome.EXHAUSTED;
    }
    if (isFull()) {
      return Outcome.NOT_SELECTED;
    }
    sent++;
    learnReplayed(reject.identity(), reject.attempt());
    return Outcome.SENT_AGAIN;
  }

  /** What to tell of reasons that are meant and that none of the rejects had, if there are any. */
  Optional<String> missingReasons() {
    String missing =
        filter.reasons().stream().filter(not(reasons::contains)).collect(joining(" or "));
    String there = reasons.isEmpty() ? "none" : String.join(", ", reasons);
    return Optional.of(missing)
        .filter(not(String::isEmpty))
        .map(none -> "no reject of topic " + topic + " has the reason " + none)
        .map(line -> line + "; there are: " + there);
  }

  /** One that was decided to be sent was not taken, so another may be sent in its place. */
  void refused() {
    sent--;
  }

  enum Outcome {
    SENT_AGAIN,
    ALREADY_REPLAYED,
    EXHAUSTED,
    NOT_SELECTED,
    OF_ANOTHER_TOPIC,
    REFUSED
  }
}
