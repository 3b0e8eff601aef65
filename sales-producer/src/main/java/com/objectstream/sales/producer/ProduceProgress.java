package com.objectstream.sales.producer;

import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.command.process.DaemonThread;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Shows every second how far a run is: {@code produced 120,000 of 1,000,000, 98,500/s}, where the
 * rate is that since the line before. A standstill is told once; a run of less than a second shows
 * nothing.
 */
final class ProduceProgress {
  private static final double NANOS_A_SECOND = 1e9;

  private final OptionalLong total;
  private long lastRecords;
  private long lastNanos;
  private boolean standsStill;

  /**
   * @param total how many records there will be, if known
   */
  ProduceProgress(OptionalLong total) {
    this.total = total;
  }

  /**
   * Does the work, with a line each second as long as it goes on.
   *
   * @param records how many are acknowledged by now
   */
  <T> T during(Supplier<T> work, LongSupplier records, PrintWriter err) {
    long start = System.nanoTime();
    ScheduledExecutorService clock = DaemonThread.clock("produce-progress");
    clock.scheduleAtFixedRate(
        () -> show(records.getAsLong(), System.nanoTime() - start, err), 1, 1, TimeUnit.SECONDS);
    try {
      return work.get();
    } finally {
      clock.shutdownNow();
    }
  }

  private void show(long records, long nanos, PrintWriter err) {
    line(records, nanos).ifPresent(err::println);
  }

  /** The line for so many records after so many nanoseconds, unless there is nothing new. */
  Optional<String> line(long records, long nanos) {
    boolean stood = standsStill;
    standsStill = records == lastRecords;
    double rate = (records - lastRecords) * NANOS_A_SECOND / (nanos - lastNanos);
    lastRecords = records;
    lastNanos = nanos;
    return stood && standsStill ? Optional.empty() : Optional.of(line(records, rate));
  }

  private String line(long records, double rate) {
    return total.isPresent()
        ? Counted.text("produced %,d of %,d, %,.0f/s", records, total.getAsLong(), rate)
        : Counted.text("produced %,d, %,.0f/s", records, rate);
  }
}
