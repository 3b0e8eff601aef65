package com.objectstream.sales.job.batch;

import java.io.Serializable;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.util.AccumulatorV2;

/**
 * What is to be seen of a task while it still runs: how often it had to try again, and since when
 * it waits for a server. Spark carries it to the driver with the heartbeat of the executor. Any
 * thread may call it.
 */
public final class TaskSignals extends AccumulatorV2<TaskSignals, TaskSignals.Seen> {
  private static final long serialVersionUID = 1L;

  private final ServerSignal cassandra = new ServerSignal();
  private final ServerSignal kafka = new ServerSignal();

  /** Of the writes to Cassandra. */
  public ServerSignal cassandra() {
    return cassandra;
  }

  /** Of the rejects that go to Kafka. */
  public ServerSignal kafka() {
    return kafka;
  }

  /**
   * What was seen of a task by now.
   *
   * @param cassandraRetries tries after the first
   * @param kafkaRetries tries after the first
   * @param cassandraWaitingSince epoch milliseconds; 0 if it does not wait
   */
  public record Seen(long cassandraRetries, long kafkaRetries, long cassandraWaitingSince)
      implements Serializable {
    /** A task that nothing has held up. */
    public static final Seen NOTHING = new Seen(0, 0, 0);
  }

  /** What a task sees of one server. */
  public static final class ServerSignal implements Serializable {
    private static final long serialVersionUID = 1L;

    private final AtomicLong retries = new AtomicLong();
    private final AtomicLong waitingSince = new AtomicLong();

    /** So many tries more than the first are made. */
    public void retried(long times) {
      retries.addAndGet(times);
    }

    /** It does not answer, or does not take what it is given; from the first call on. */
    public void waits() {
      waitingSince.compareAndSet(0, System.currentTimeMillis());
    }

    /** It took something. */
    public void answered() {
      if (waitingSince.get() != 0) { // once a write, as a rule without another cost
        waitingSince.set(0);
      }
    }

    private boolean isZero() {
      return retries.get() == 0 && waitingSince.get() == 0;
    }

    private void set(long newRetries, long newWaitingSince) {
      retries.set(newRetries);
      waitingSince.set(newWaitingSince);
    }
  }

  @Override
  public boolean isZero() {
    return cassandra.isZero() && kafka.isZero();
  }

  @Override
  public AccumulatorV2<TaskSignals, Seen> copy() {
    var copy = new TaskSignals();
    copy.cassandra.set(cassandra.retries.get(), cassandra.waitingSince.get());
    copy.kafka.set(kafka.retries.get(), kafka.waitingSince.get());
    return copy;
  }

  @Override
  public void reset() {
    cassandra.set(0, 0);
    kafka.set(0, 0);
  }

  @Override
  public void add(TaskSignals other) {
    cassandra.retried(other.cassandra.retries.get());
    kafka.retried(other.kafka.retries.get());
  }

  /** A task that has ended waits no more. */
  @Override
  public void merge(AccumulatorV2<TaskSignals, Seen> other) {
    add((TaskSignals) other);
  }

  @Override
  public Seen value() {
    return new Seen(cassandra.retries.get(), kafka.retries.get(), cassandra.waitingSince.get());
  }
}
