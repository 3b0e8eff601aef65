package com.objectstream.sales.command.process;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Threads of work beside, for which no process lives on. */
public final class DaemonThread {
  private DaemonThread() {}

  /** One that is not started yet. */
  public static Thread of(String name, Runnable work) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** A clock with one such thread. */
  public static ScheduledExecutorService clock(String name) {
    return Executors.newSingleThreadScheduledExecutor(work -> of(name, work));
  }
}
