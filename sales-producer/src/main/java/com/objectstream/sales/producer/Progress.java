package com.objectstream.sales.producer;

import java.io.PrintWriter;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Shows every second how far a run is; a run of less than a second shows nothing. */
final class Progress {
  private final PrintWriter err;
  private final LongSupplier records;
  private final ProgressLine line;
  private final long start = System.nanoTime();

  Progress(PrintWriter err, LongSupplier records, OptionalLong total) {
    this.err = err;
    this.records = records;
    this.line = new ProgressLine(total);
  }

  /** Does the work, with progress as long as it goes on. */
  <T> T during(Supplier<T> work) {
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Progress::thread);
    clock.scheduleAtFixedRate(this::show, 1, 1, TimeUnit.SECONDS);
    try {
      return work.get();
    } finally {
      clock.shutdownNow();
    }
  }

  private void show() {
    line.at(records.getAsLong(), System.nanoTime() - start).ifPresent(err::println);
    err.flush();
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "produce-progress");
    thread.setDaemon(true);
    return thread;
  }
}
