package com.objectstream.sales.local.bench;

import java.util.concurrent.atomic.AtomicReference;

/** Keeps the first of the failures that several threads meet. */
final class FirstFailure {
  private final AtomicReference<Throwable> first = new AtomicReference<>();

  /** Keeps a failure, unless there was one; {@code null} is none, as in the driver's callbacks. */
  void note(Throwable failure) {
    if (failure != null) {
      first.compareAndSet(null, failure);
    }
  }

  /**
   * Ends the work if something has failed.
   *
   * @throws IllegalStateException saying what went wrong
   */
  void rethrow(String what) {
    Throwable failure = first.get();
    if (failure != null) {
      throw new IllegalStateException(what + ": " + failure.getMessage(), failure);
    }
  }
}
