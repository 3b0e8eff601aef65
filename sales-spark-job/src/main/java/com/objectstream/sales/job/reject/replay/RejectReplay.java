package com.objectstream.sales.job.reject.replay;

import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.command.failure.FailureLine;
import com.objectstream.sales.job.kafka.KafkaTopics;
import com.objectstream.sales.job.reject.DeadLetterReader;
import com.objectstream.sales.job.reject.DeadLetterReader.Passed;
import com.objectstream.sales.job.reject.RejectFilter;
import com.objectstream.sales.job.reject.replay.ReplayPlan.Outcome;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends rejects to their topic again, so that the job reads them under their first identity: what
 * is a sale by now becomes the row that it would have been, what is none comes back to the dead
 * letter topic with one attempt more. The topic of rejects itself is not changed.
 *
 * <p>Doing it again changes nothing: a reject is sent once, as the {@link ReplayLog} remembers.
 * After a crash some may be sent a second time, which yields the same rows and copies of the same
 * rejects. Two replays of one topic at the same time may do that, too.
 *
 * @param dlqTopic the dead letter topic
 * @param topic where to; the rejects of other topics are passed over
 * @param filter which rejects
 * @param maxAttempts a line that was rejected so often is not sent any more
 * @param limit sends at most so many
 * @param deadline how long Kafka may be silent
 */
public record RejectReplay(
    KafkaConnection kafka,
    String dlqTopic,
    String topic,
    RejectFilter filter,
    int maxAttempts,
    long limit,
    Duration deadline) {

  public static final int DEFAULT_MAX_ATTEMPTS = 3;

  private static final Logger LOG = LoggerFactory.getLogger(RejectReplay.class);
  private static final long DEFAULT_MAX_MESSAGE_BYTES = 1 << 20;

  /**
   * @throws IllegalArgumentException if rejects would be sent among the rejects themselves, or none
   *     because the filter leaves another topic's
   */
  public RejectReplay {
    if (topic.equals(dlqTopic) || topic.equals(ReplayLog.topicFor(dlqTopic))) {
      throw new IllegalArgumentException(
          "rejects of topic %s cannot be sent to topic %s: it holds rejects, or the notes on them"
              .formatted(dlqTopic, topic));
    }
    if (!filter.topic().orElse(topic).equals(topic)) {
      throw new IllegalArgumentException(
          "rejects of topic %1$s are sent to topic %1$s alone: give it as --topic"
              .formatted(filter.topic().get()));
    }
  }

  /**
   * Replays what is in the topic now, and returns when all of it is acknowledged.
   *
   * @throws IllegalStateException if a topic is missing, a line was not acknowledged for another
   *     reason than itself, or Kafka is silent for too long
   */
  public ReplayAccount run() {
    try (var letters = new DeadLetterReader(kafka, dlqTopic, deadline)) {
      long maxMessageBytes = maxMessageBytes();
      var log = new ReplayLog(kafka, dlqTopic, deadline);
      log.create();
      var plan = new ReplayPlan(topic, filter, maxAttempts, limit);
      log.read(plan::learnReplayed);
      letters.read(plan::learn);
      return send(letters, plan, log, maxMessageBytes);
    }
  }

  private long maxMessageBytes() {
    try (var topics = new KafkaTopics(kafka)) {
      topics.require(topic, "--topic");
      try {
        return topics.maxMessageBytes(topic);
      } catch (IllegalStateException e) { // this user may not know
        return DEFAULT_MAX_MESSAGE_BYTES;
      }
    }
  }

  private ReplayAccount send(
      DeadLetterReader letters, ReplayPlan plan, ReplayLog log, long maxMessageBytes) {
    Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    try (var sender =
        new ReplaySender(
            kafka,
            topic,
            log,
            new BlockingProducer(kafka, maxMessageBytes, deadline),
            refused -> {
              plan.refused();
              outcomes.merge(Outcome.REFUSED, 1L, Long::sum);
              outcomes.merge(Outcome.SENT_AGAIN, -1L, Long::sum);
            })) {
      Passed passed =
          letters.read(
              reject -> {
                if (plan.isFull()) {
                  sender.finish(); // one that is refused makes room for another
                }
                Outcome outcome = plan.decide(reject);
                outcomes.merge(outcome, 1L, Long::sum);
                if (outcome == Outcome.SENT_AGAIN) {
                  sender.send(reject);
                }
              });
      sender.finish();
      passed.warn();
      plan.missingReasons().ifPresent(line -> LOG.warn("{}", FailureLine.oneLine(line)));
      outcomes.merge(Outcome.NOT_SELECTED, passed.others(), Long::sum);
      long ofOthers = outcomes.getOrDefault(Outcome.OF_ANOTHER_TOPIC, 0L);
      if (ofOthers > 0) {
        LOG.info(
            "passed over {} of other topics than {}: replay those with --topic",
            Counted.of(ofOthers, "reject"),
            topic);
      }
      return ReplayAccount.of(outcomes, passed.deleted());
    }
  }
}
