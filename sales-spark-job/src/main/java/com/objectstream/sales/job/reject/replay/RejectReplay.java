package com.objectstream.sales.job.reject.replay;

import com.objectstream.sales.job.kafka.KafkaSource;
import com.objectstream.sales.job.kafka.KafkaTopics;
import com.objectstream.sales.job.reject.DeadLetterReader;
import com.objectstream.sales.job.reject.RejectFilter;
import com.objectstream.sales.job.reject.replay.ReplayPlan.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Sends rejects to their topic again, so that the job reads them under their first identity: what
 * is a sale by now becomes the row that it would have been, what is none comes back to the dead
 * letter topic with one attempt more. The topic of rejects itself is not changed.
 *
 * <p>Doing it again changes nothing: a reject is sent once, as {@link ReplayNotes} remember. After
 * a crash some may be sent a second time, which yields the same rows and copies of the same
 * rejects. Two replays of one topic at the same time may do that, too.
 *
 * @param dlq the dead letter topic
 * @param filter which rejects
 * @param maxAttempts a line that was rejected so often is not sent any more
 * @param limit sends at most so many
 * @param topic where to, if not to where the line was read first
 */
public record RejectReplay(
    KafkaSource dlq, RejectFilter filter, int maxAttempts, long limit, Optional<String> topic) {

  public static final int DEFAULT_MAX_ATTEMPTS = 3;

  /**
   * Replays what is in the topic now, and returns when all of it is acknowledged.
   *
   * @throws IllegalStateException if a topic is missing or a line was not acknowledged
   */
  public ReplayAccount run() {
    requireTopics(List.of(dlq.topic()), "--dlq-topic");
    var plan = new ReplayPlan(filter, maxAttempts, limit);
    requireTopics(learn(plan), "--topic");
    ReplayNotes notes = ReplayNotes.on(dlq);
    notes.read(plan::learnReplayed);
    try (var sender = new ReplaySender(dlq, notes, topic)) {
      Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
      long others =
          DeadLetterReader.readRejects(
              dlq,
              reject -> {
                Outcome outcome = plan.decide(reject);
                if (outcome == Outcome.SENT_AGAIN) {
                  sender.send(reject);
                }
                outcomes.merge(outcome, 1L, Long::sum);
              });
      outcomes.merge(Outcome.NOT_SELECTED, others, Long::sum);
      sender.finish();
      return ReplayAccount.of(outcomes);
    }
  }

  /** Tells the plan what came back already; returns the topics that rejects would go to. */
  private TreeSet<String> learn(ReplayPlan plan) {
    var targets = new TreeSet<String>();
    DeadLetterReader.readRejects(
        dlq,
        reject -> {
          plan.learn(reject);
          if (filter.accepts(reject)) {
            targets.add(topic.orElse(reject.topic()));
          }
        });
    return targets;
  }

  private void requireTopics(Iterable<String> names, String option) {
    try (var topics = new KafkaTopics(dlq)) {
      for (String name : names) {
        if (!topics.missing(name).isEmpty()) {
          throw new IllegalStateException(
              "topic %s does not exist at %s: create it, or correct %s"
                  .formatted(name, dlq.kafka(), option));
        }
      }
    }
  }
}
