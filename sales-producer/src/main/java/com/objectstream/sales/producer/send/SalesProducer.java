package com.objectstream.sales.producer.send;

import com.objectstream.sales.producer.event.ProducedValue;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.locks.LockSupport;

/**
 * One run that puts values into a topic, each acknowledged by all replicas in sync. Sending and
 * stopping may happen on different threads:
 *
 * <pre>{@code
 * var values = new SaleGenerator(GeneratorSettings.DEFAULT).events(0, 10_000).iterator();
 * ProduceReport report = SalesProducer.connect(target).send(values, Pace.UNLIMITED);
 * }</pre>
 */
public final class SalesProducer {
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);
  private static final Duration UNTIL_ALL_ANSWERED = Duration.ofMillis(Long.MAX_VALUE);
  private static final long LONGEST_PAUSE_NANOS = Duration.ofMillis(100).toNanos();

  private final String topic;
  private final RecordSender sender;
  private final long start;
  private volatile boolean stopped;

  private SalesProducer(KafkaTarget target) {
    this.topic = target.topic();
    this.sender = RecordSender.connect(target);
    this.start = System.nanoTime();
  }

  /**
   * Connects; the time of the run begins.
   *
   * @throws IllegalStateException if no broker answers, the topic does not exist, or the client's
   *     properties do not work; in one sentence that says what to do
   */
  public static SalesProducer connect(KafkaTarget target) {
    return new SalesProducer(target);
  }

  /**
   * Sends all values in their order, or until the pace ends or {@link #stop()} is called, and
   * returns when the last one is acknowledged. To be called once.
   *
   * @throws IllegalStateException if a value was not acknowledged, naming it
   * @throws org.apache.kafka.common.errors.InterruptException if the thread is interrupted
   */
  public ProduceReport send(Iterator<? extends ProducedValue> values, Pace pace) {
    try {
      sendAll(values, pace);
    } finally {
      sender.finish(sender.failure().isPresent() ? STOP_PATIENCE : UNTIL_ALL_ANSWERED);
    }
    if (!stopped) {
      sender.failure().ifPresent(this::fail);
    }
    return report();
  }

  /**
   * Ends the run early: what is under way has 10 s to be acknowledged. Values that are not do not
   * count and are no failure.
   */
  public ProduceReport stop() {
    stopped = true;
    sender.finish(STOP_PATIENCE);
    return report();
  }

  /** When value 0 is due, of {@link System#nanoTime()}. */
  public long start() {
    return start;
  }

  /** How many values are acknowledged by now. */
  public long acknowledged() {
    return sender.acknowledged();
  }

  private void sendAll(Iterator<? extends ProducedValue> values, Pace pace) {
    long n = 0;
    while (goesOn(pace) && values.hasNext()) {
      long early = pace.dueNanos(n) - elapsedNanos();
      if (early > 0) {
        LockSupport.parkNanos(Math.min(early, LONGEST_PAUSE_NANOS));
      } else {
        sender.send(values.next());
        n++;
      }
    }
  }

  private boolean goesOn(Pace pace) {
    return !stopped
        && !Thread.currentThread().isInterrupted()
        && sender.failure().isEmpty()
        && pace.goesOnAfter(elapsedNanos());
  }

  private void fail(IllegalStateException failure) {
    throw new IllegalStateException(
        "%s (%s others were sent)".formatted(failure.getMessage(), acknowledged()), failure);
  }

  private ProduceReport report() {
    return new ProduceReport(
        topic,
        sender.acknowledged(),
        sender.acknowledgedByKind(),
        Duration.ofNanos(elapsedNanos()));
  }

  private long elapsedNanos() {
    return System.nanoTime() - start;
  }
}
