package com.objectstream.sales.job.kafka;

import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.command.failure.Causes;
import com.objectstream.sales.command.process.DaemonThread;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Kafka every few seconds whether it is there, as Spark waits for it in silence. While it does
 * not answer the user is told so, and after the deadline {@link #throwSilence} fails the job.
 */
public final class KafkaWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaWatch.class);
  // Together the pace of the warnings: ten seconds
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final KafkaConnection kafka;
  private final Duration deadline;
  private final KafkaTopics topics;
  private final ScheduledExecutorService clock = DaemonThread.clock("kafka-watch");
  // Set by the clock alone; others look
  private volatile Optional<Long> silentSince = Optional.empty();
  private volatile boolean over;

  private KafkaWatch(KafkaConnection kafka, Duration deadline) {
    this.kafka = kafka;
    this.deadline = deadline;
    this.topics = new KafkaTopics(kafka, ANSWER);
  }

  /**
   * Begins to watch.
   *
   * @param deadline how long Kafka may be silent
   */
  public static KafkaWatch start(KafkaConnection kafka, Duration deadline) {
    var watch = new KafkaWatch(kafka, deadline);
    watch.lookIn(PAUSE);
    return watch;
  }

  private void lookIn(Duration pause) {
    clock.schedule(this::lookAgain, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whatever happens while it looks, it looks again: an exception would end it in silence. */
  private void lookAgain() {
    try {
      look();
    } catch (RuntimeException e) {
      if (clock.isShutdown()) {
        return;
      }
      LOG.warn("cannot see whether Kafka at {} answers ({})", kafka, e.toString());
      lookIn(PAUSE);
    }
  }

  private void look() {
    if (topics.answers()) {
      silentSince = Optional.empty();
      lookIn(PAUSE);
      return;
    }
    // From the first failure on: a process that was held for minutes asks again before it gives up.
    long now = System.nanoTime();
    long since = silentSince.orElse(now);
    silentSince = Optional.of(since);
    wait(deadline.minusNanos(now - since));
  }

  private void wait(Duration left) {
    if (left.isNegative() || left.isZero()) {
      over = true;
      return;
    }
    LOG.warn("Kafka at {} does not answer; waiting up to {} s", kafka, left.toSeconds());
    lookIn(left.compareTo(PAUSE) < 0 ? left : PAUSE);
  }

  /** How long Kafka has been silent; zero if it answers. */
  public Duration silence() {
    return silentSince
        .map(since -> Duration.ofNanos(System.nanoTime() - since))
        .orElse(Duration.ZERO);
  }

  /**
   * To be called now and then while the job runs, and when it has failed.
   *
   * @param failure what it failed with, if it did
   * @throws IllegalStateException if Kafka was silent beyond the deadline, or the job failed
   *     because a part of it was
   */
  public void throwSilence(Optional<Throwable> failure) {
    Optional<TimeoutException> timeout = failure.flatMap(KafkaWatch::timeout);
    if (over || timeout.isPresent()) {
      throw new IllegalStateException(
          "Kafka at %s did not answer within %d s%s; start it and run the job again: it goes on where it was"
              .formatted(
                  kafka,
                  deadline.toSeconds(),
                  timeout.map(cause -> ": " + cause.getMessage()).orElse("")),
          failure.orElse(null));
    }
  }

  /** That of a Kafka client: Spark and Java have their own of the same name. */
  static Optional<TimeoutException> timeout(Throwable failure) {
    return Causes.find(TimeoutException.class, failure);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    topics.close();
  }
}
