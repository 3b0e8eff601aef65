package com.objectstream.sales.job.stream;

import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.job.kafka.KafkaWatch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.StreamingQueryProgress;
import org.apache.spark.sql.streaming.Trigger;

/**
 * A query of Spark that is watched while it runs. It ends when Kafka is silent for too long or the
 * checkpoint is another job's, and where its guard knows why it failed, that is told instead of
 * what Spark says.
 */
public final class GuardedQuery implements AutoCloseable {
  private static final long LOOK_MILLIS = 1_000;

  private final BatchGuard guard;
  private final KafkaWatch kafka;
  private final StreamingQuery query;
  private volatile boolean closed;

  private GuardedQuery(BatchGuard guard, KafkaWatch kafka, StreamingQuery query) {
    this.guard = guard;
    this.kafka = kafka;
    this.query = query;
  }

  /** Starts the query of Spark itself. */
  @FunctionalInterface
  public interface Start {
    /**
     * Called once.
     *
     * @param silence how long Kafka has been silent, zero if it answers
     */
    StreamingQuery start(Supplier<Duration> silence) throws TimeoutException;
  }

  /**
   * Starts it; it runs on threads of Spark.
   *
   * @param kafka that is read
   * @param deadline how long Kafka may be silent
   * @param guard what has to stay as it is; closed with this, also if it cannot be started
   */
  public static GuardedQuery start(
      KafkaConnection kafka, Duration deadline, BatchGuard guard, Start start)
      throws TimeoutException {
    KafkaWatch watch;
    try {
      watch = KafkaWatch.start(kafka, deadline);
    } catch (RuntimeException e) {
      guard.close();
      throw e;
    }
    try {
      return new GuardedQuery(guard, watch, start.start(watch::silence));
    } catch (TimeoutException | RuntimeException e) {
      try (guard) {
        watch.close();
      }
      throw e;
    }
  }

  /**
   * When Spark begins the next micro-batch.
   *
   * @param once ends when what is there is done
   * @param pause between the starts of two; zero is none
   */
  public static Trigger trigger(boolean once, Duration pause) {
    return once ? Trigger.AvailableNow() : Trigger.ProcessingTime(pause.toMillis());
  }

  /**
   * Waits for its end.
   *
   * @param look called every second until then
   * @throws StreamingQueryException if it failed
   * @throws IllegalStateException if it failed, and topic, table, checkpoint or a silent Kafka are
   *     the reason
   */
  public void awaitEnd(Runnable look) throws StreamingQueryException {
    try (kafka) {
      while (!closed && !query.awaitTermination(LOOK_MILLIS)) {
        kafka.throwSilence(Optional.empty());
        guard.requireCheckpoint();
        look.run();
      }
    } catch (StreamingQueryException e) {
      kafka.throwSilence(Optional.of(e));
      Optional<String> reason = guard.reasonOf(e);
      if (reason.isPresent()) {
        throw new IllegalStateException(reason.get(), e);
      }
      throw e;
    }
  }

  /** What Spark tells of its last batches, the newest last. */
  public List<StreamingQueryProgress> recentProgress() {
    return List.of(query.recentProgress());
  }

  /**
   * Stops it; a micro-batch that is not done is done again at the next start.
   *
   * @throws TimeoutException if a client of a server that hangs does not end; nothing is written
   *     any more all the same
   */
  @Override
  public void close() throws TimeoutException {
    try (kafka;
        guard) {
      query.stop();
    } finally {
      closed = true;
    }
  }
}
