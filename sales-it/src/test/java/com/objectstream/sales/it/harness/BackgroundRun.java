package com.objectstream.sales.it.harness;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Work beside the test, each on a thread of its own, as it may wait for long. */
public final class BackgroundRun {
  private BackgroundRun() {}

  public static CompletableFuture<Void> run(Runnable work) {
    return CompletableFuture.runAsync(work, BackgroundRun::start);
  }

  public static <T> CompletableFuture<T> get(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, BackgroundRun::start);
  }

  private static void start(Runnable work) {
    var thread = new Thread(work, "background of a test");
    thread.setDaemon(true);
    thread.start();
  }
}
