package com.objectstream.sales.producer;

/** Ctrl-C and SIGTERM. */
final class StopSignal {
  private StopSignal() {}

  /** Does the work; a signal meanwhile does {@code onSignal} before the process ends. */
  static void during(Runnable work, Runnable onSignal) {
    var hook = new Thread(onSignal, "produce-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      work.run();
    } finally {
      remove(hook);
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the hook runs already, and has to
    }
  }
}
