package com.objectstream.sales.local.bench.measure;

import com.objectstream.sales.command.process.DaemonThread;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What the threads of this JVM take from its heap, by the JVM's own count for each of them. The
 * count goes with its thread, and JDK 17 keeps no sum, so that a thread of its own looks twenty
 * times a second: of one that ends, what it took since the last look is missing.
 */
final class HeapUse implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(50);

  private final ThreadMXBean threads;
  private final Map<Long, Long> before;
  private final Map<Long, Long> last = new HashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread looking = DaemonThread.of("heap-use", this::lookUntilClosed);

  private HeapUse(ThreadMXBean threads) {
    this.threads = threads;
    this.before = new HashMap<>(look());
  }

  static HeapUse begin() {
    var use = new HeapUse((ThreadMXBean) ManagementFactory.getThreadMXBean());
    use.looking.start();
    return use;
  }

  private void lookUntilClosed() {
    try {
      while (!closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The counts of all threads there ever were since the begin, but of the one that looks. */
  private synchronized Map<Long, Long> look() {
    long[] ids = threads.getAllThreadIds();
    long[] bytes = threads.getThreadAllocatedBytes(ids);
    for (int i = 0; i < ids.length; i++) {
      if (bytes[i] >= 0 && ids[i] != looking.getId()) {
        last.put(ids[i], bytes[i]);
      }
    }
    return last;
  }

  /** Bytes since the begin; empty if this JVM does not count them. */
  OptionalLong allocatedBytes() {
    if (!threads.isThreadAllocatedMemorySupported() || !threads.isThreadAllocatedMemoryEnabled()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        look().entrySet().stream()
            .mapToLong(count -> count.getValue() - before.getOrDefault(count.getKey(), 0L))
            .sum());
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
