package com.objectstream.sales.local.server.process;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * Main class of a server's own JVM. It starts the main class named by its first argument and ends
 * the JVM when standard input does, which is a pipe from the parent: however the parent ends, the
 * operating system closes that pipe.
 *
 * <p>What the server has started itself goes too: at once where the folder is temporary, otherwise
 * by the server's own shutdown hooks.
 *
 * <p>Standard input and the JDK are all it needs, because it stands in front of a server's own
 * class path.
 */
public final class ParentWatchdog implements Runnable {
  /** System property: a file that this JVM keeps locked while it lives. */
  static final String LOCK = "sales.watchdog.lock";

  /** System property: a folder to delete when the parent is gone; without it data stays. */
  static final String TEMPORARY = "sales.watchdog.temporary";

  /** System property: a folder of this JVM alone for temporary files, empty at its start. */
  static final String SCRATCH = "sales.watchdog.scratch";

  private static final Duration ORDERLY_END = Duration.ofSeconds(8);
  private static final int LOCKED_OUT = 3;

  /** Held, as a lock ends when its channel is collected. */
  private final FileLock lock;

  private ParentWatchdog(FileLock lock) {
    this.lock = lock;
  }

  /**
   * Starts the server.
   *
   * @param args main class of the server, then its arguments
   */
  public static void main(String[] args) throws Exception {
    ignoreSignalsOfTheTerminal();
    var watch =
        new Thread(new ParentWatchdog(lock(Path.of(System.getProperty(LOCK)))), "parent-watchdog");
    watch.setDaemon(true);
    watch.start();
    empty(Path.of(System.getProperty(SCRATCH)));
    Locale.setDefault(Locale.ROOT); // names of files and what others read have ASCII digits
    Method server = Class.forName(args[0]).getMethod("main", String[].class);
    try {
      server.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    } catch (InvocationTargetException e) {
      e.getCause().printStackTrace();
      System.exit(1);
    }
  }

  private static FileLock lock(Path file) throws IOException {
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      System.err.println("another server uses " + file.toAbsolutePath().getParent());
      System.exit(LOCKED_OUT);
    }
    return lock;
  }

  /** Native libraries that a JVM leaves there when it is killed are not to pile up. */
  private static void empty(Path scratch) throws IOException {
    TemporaryFolders.deleteUntilGone(scratch, ORDERLY_END);
    Files.createDirectories(scratch);
  }

  /**
   * A terminal sends Ctrl-C to parent and children alike, but the parent stops its servers in
   * order. Called by reflection since the compiler warns of the class, for which there is no other.
   */
  private static void ignoreSignalsOfTheTerminal() throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    for (String name : new String[] {"INT", "HUP"}) {
      signal
          .getMethod("handle", signal, handler)
          .invoke(
              null,
              signal.getConstructor(String.class).newInstance(name),
              handler.getField("SIG_IGN").get(null));
    }
  }

  @Override
  public void run() {
    awaitEndOfParent();
    String temporary = System.getProperty(TEMPORARY);
    if (temporary != null) {
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
      TemporaryFolders.deleteUntilGone(Path.of(temporary), ORDERLY_END);
      Runtime.getRuntime().halt(0);
    }
    var halt = new Thread(ParentWatchdog::haltLater, "parent-watchdog-halt");
    halt.setDaemon(true);
    halt.start();
    System.exit(0);
  }

  private void awaitEndOfParent() {
    try {
      while (lock.isValid() && System.in.read() >= 0) {
        // what the parent writes does not matter
      }
    } catch (IOException e) {
      System.err.println("standard input is broken, which is as good as its end: " + e);
    }
  }

  private static void haltLater() {
    try {
      Thread.sleep(ORDERLY_END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }
}
