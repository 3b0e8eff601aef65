package com.objectstream.sales.job.kafka;

import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.job.client.RetryPolicy;
import java.time.Duration;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long a command waits for Kafka while no answer comes. The time runs from the first missing
 * answer on, so that a process that was held for minutes asks again before it gives up. For one
 * thread.
 */
public final class ResponseDeadline {
  /** As long as the job waits. */
  public static final Duration DEFAULT = RetryPolicy.DEFAULT.deadline();

  private static final Logger LOG = LoggerFactory.getLogger(ResponseDeadline.class);
  private static final Duration FIRST_WARNING = Duration.ofSeconds(5);
  private static final Duration BETWEEN_WARNINGS = Duration.ofSeconds(10);

  private final KafkaConnection kafka;
  private final Duration deadline;
  private OptionalLong silentSince = OptionalLong.empty();
  private long nextWarning;

  public ResponseDeadline(KafkaConnection kafka, Duration deadline) {
    this.kafka = kafka;
    this.deadline = deadline;
  }

  /** Kafka did something of what it was asked for: the time begins anew. */
  public void answered() {
    silentSince = OptionalLong.empty();
  }

  /** An answer is still missing; otherwise as {@link #missed(String)}. */
  public boolean missed() {
    return missed("");
  }

  /**
   * An answer is still missing. Warns of it about every ten seconds.
   *
   * @param reason what the client says about it; may be blank
   * @return whether it has just warned
   * @throws IllegalStateException if the deadline is over
   */
  public boolean missed(String reason) {
    long now = System.nanoTime();
    if (silentSince.isEmpty()) {
      silentSince = OptionalLong.of(now);
      nextWarning = now + FIRST_WARNING.toNanos();
    }
    Duration left = deadline.minusNanos(now - silentSince.getAsLong());
    if (left.isZero() || left.isNegative()) {
      throw exceeded(reason);
    }
    if (now < nextWarning) {
      return false;
    }
    nextWarning = now + BETWEEN_WARNINGS.toNanos();
    LOG.warn(
        "Kafka at {} does not answer{}; waiting up to {} s",
        kafka,
        inBrackets(reason),
        left.toSeconds());
    return true;
  }

  /** That the deadline is over, to be thrown. */
  public IllegalStateException exceeded(String reason) {
    return new IllegalStateException(
        "Kafka at %s did not answer within %s s%s; start it and run this again"
            .formatted(kafka, deadline.toSeconds(), inBrackets(reason)));
  }

  private static String inBrackets(String reason) {
    return reason.isBlank() ? "" : " (" + reason + ")";
  }
}
