package com.objectstream.sales.command.process;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes SIGTERM, SIGHUP and Ctrl-C an orderly end with status 0. The first signal closes what
 * {@link #closes} was told, the last one first, and ends the process; a second one ends it at once.
 * Whatever hangs meanwhile, the end comes within {@value #DEADLINE_SECONDS} s. A process that ends
 * by itself keeps its status, also by {@link System#exit}.
 *
 * <pre>{@code
 * try (StopSignal stop = StopSignal.install();
 *     LocalServers servers = stop.closes(LocalServers.prepare(options))) {
 *   servers.start();
 * }
 * }</pre>
 *
 * Signals, not shutdown hooks: a hook is not told what ends the process, cannot choose the status,
 * and runs beside those of libraries that are still needed. Where the JVM leaves signals to the
 * operating system ({@code -Xrs}) this does nothing.
 */
public final class StopSignal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);
  private static final int DEADLINE_SECONDS = 27;

  /** {@code timeout} sends one signal to the process and to its group, which is no second one. */
  private static final long ECHO_NANOS = Duration.ofMillis(500).toNanos();

  private final CountDownLatch asked = new CountDownLatch(1);
  private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
  private final List<ProcessSignal> signals = new ArrayList<>();
  // Started beforehand: a process whose heap is full cannot start a thread
  private final Thread deadline;
  private long askedAt;

  private StopSignal(Duration atTheLatest) {
    deadline = DaemonThread.of("stop-deadline", () -> haltAfter(atTheLatest));
    deadline.start();
  }

  /** In force until it is closed. One within another has the signals to itself meanwhile. */
  public static StopSignal install() {
    return install(Duration.ofSeconds(DEADLINE_SECONDS));
  }

  static StopSignal install(Duration atTheLatest) {
    var stop = new StopSignal(atTheLatest);
    stop.take("TERM");
    stop.take("INT");
    stop.take("HUP");
    return stop;
  }

  /** Names what a signal from now on closes, before what was named earlier; returns it. */
  public synchronized <T extends AutoCloseable> T closes(T resource) {
    toClose.push(resource);
    return resource;
  }

  /** Whether the process was asked to end; what fails from then on is of no interest. */
  public boolean isAsked() {
    return asked.getCount() == 0;
  }

  /**
   * Leaves signals to whom they were before. Does not return if there was one: the process is
   * ending, and what failed meanwhile was asked for.
   */
  @Override
  public void close() {
    if (endUnlessAsked()) {
      return;
    }
    while (true) {
      LockSupport.park();
    }
  }

  private synchronized boolean endUnlessAsked() {
    if (isAsked()) {
      return false;
    }
    signals.forEach(ProcessSignal::release);
    toClose.clear();
    deadline.interrupt();
    return true;
  }

  private void take(String name) {
    ProcessSignal.handle(name, this::onSignal).ifPresent(signals::add);
  }

  /** On a thread of its own for each signal. */
  private void onSignal() {
    if (isFirst()) {
      LOG.info("stopping");
      closeAll();
      RunDirectory.deleteCurrent();
      System.exit(0);
    }
  }

  private synchronized boolean isFirst() {
    if (isAsked()) {
      if (System.nanoTime() - askedAt > ECHO_NANOS) {
        halt();
      }
      return false;
    }
    askedAt = System.nanoTime();
    asked.countDown();
    return true;
  }

  private void closeAll() {
    for (var next = next(); next.isPresent(); next = next()) {
      try {
        next.get().close();
      } catch (Throwable e) { // an Error too: the others have their turn
        LOG.debug("left to the end of the process", e);
      }
    }
  }

  private synchronized Optional<AutoCloseable> next() {
    return Optional.ofNullable(toClose.poll());
  }

  private void haltAfter(Duration atTheLatest) {
    try {
      asked.await();
      Thread.sleep(atTheLatest.toMillis());
      halt();
    } catch (InterruptedException e) {
      LOG.trace("nobody has asked");
    }
  }

  private static void halt() {
    RunDirectory.deleteAndHalt(0);
  }
}
