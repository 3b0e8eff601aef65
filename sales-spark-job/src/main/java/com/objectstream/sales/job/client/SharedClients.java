package com.objectstream.sales.job.client;

import com.objectstream.sales.command.process.DaemonThread;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clients that the tasks of a JVM share, one for each way to reach a server: made at the first
 * use, closed when nobody has used them for {@link #IDLE}. A task lives for a moment, and a
 * connection for each would cost more than the work. This is the one static state of the job.
 */
public final class SharedClients {
  static final Duration IDLE = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(SharedClients.class);
  private static final Map<Key<?>, Shared> CLIENTS = new HashMap<>();
  private static final ScheduledExecutorService CLOCK = DaemonThread.clock("idle-clients");

  private SharedClients() {}

  /** Which client: equal keys are one client. */
  public interface Key<C extends AutoCloseable> {
    /** Makes the client; may take its time. */
    C open();
  }

  /**
   * The client of a key, which stays open at least until the lease is closed.
   *
   * @throws RuntimeException what {@link Key#open} throws
   */
  public static <C extends AutoCloseable> Lease<C> lease(Key<C> key) {
    return lease(key, key::open);
  }

  /**
   * The same for who wants to hear how the opening goes.
   *
   * @param open instead of {@link Key#open}, if the client has to be made
   */
  public static <C extends AutoCloseable> Lease<C> lease(Key<C> key, Supplier<C> open) {
    Shared shared;
    synchronized (CLIENTS) {
      shared = CLIENTS.computeIfAbsent(key, k -> new Shared());
      shared.users++;
    }
    try {
      return new Lease<>(key, shared, shared.client(open));
    } catch (RuntimeException | Error e) {
      leave(key, shared, true);
      throw e;
    }
  }

  private static void leave(Key<?> key, Shared shared, boolean broken) {
    boolean close;
    synchronized (CLIENTS) {
      shared.users--;
      shared.lastUse = System.nanoTime();
      if (broken) {
        CLIENTS.remove(key, shared);
      }
      close = shared.users == 0 && CLIENTS.get(key) != shared;
    }
    if (close) {
      shared.close();
    } else {
      CLOCK.schedule(() -> closeIfIdle(key, shared), IDLE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static void closeIfIdle(Key<?> key, Shared shared) {
    synchronized (CLIENTS) {
      boolean idle = System.nanoTime() - shared.lastUse >= IDLE.toNanos();
      if (shared.users > 0 || !idle || !CLIENTS.remove(key, shared)) {
        return;
      }
    }
    shared.close();
  }

  /** One client and who uses it; the counts are guarded by the map. */
  private static final class Shared {
    private int users;
    private long lastUse;
    private AutoCloseable client;

    /** Made by the first who asks, while others wait for it. */
    @SuppressWarnings("unchecked") // a key is mapped to what it opened only
    private synchronized <C extends AutoCloseable> C client(Supplier<C> open) {
      if (client == null) {
        client = open.get();
      }
      return (C) client;
    }

    private synchronized void close() {
      if (client == null) {
        return;
      }
      try {
        client.close();
      } catch (Exception e) {
        LOG.debug("a client that is not needed any more did not close", e);
      }
    }
  }

  /** The use of a client for a time. */
  public static final class Lease<C extends AutoCloseable> implements AutoCloseable {
    private final Key<C> key;
    private final Shared shared;
    private final C client;
    private boolean broken;
    private boolean closed;

    private Lease(Key<C> key, Shared shared, C client) {
      this.key = key;
      this.shared = shared;
      this.client = client;
    }

    /** The client, to be used until this is closed, and not to be closed itself. */
    public C client() {
      return client;
    }

    /** The client is of no use any more: who asks from now on gets another. */
    public synchronized void discard() {
      broken = true;
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        leave(key, shared, broken);
      }
    }
  }
}
