package com.objectstream.sales.local.server;

import com.objectstream.sales.local.server.process.ServerCommand;
import com.objectstream.sales.local.server.process.TemporaryFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of a set of servers, used by one process at a time.
 *
 * @param path absolute
 * @param lock held on a folder that stays; a temporary one has none, as nobody else knows it
 */
record DataDirectory(Path path, Optional<FileLock> lock) {
  /** Servers whose parent was killed need some seconds to end in order. */
  private static final Duration SERVERS_END = Duration.ofSeconds(15);

  private static final Duration PAUSE = Duration.ofMillis(100);

  /** A new folder that {@link #leave} deletes. */
  static DataDirectory temporary() {
    try {
      return new DataDirectory(Files.createTempDirectory("sales-").toRealPath(), Optional.empty());
    } catch (IOException e) {
      throw new IllegalStateException(
          "cannot make a temporary folder (" + e + "): make room or choose a folder with --dir", e);
    }
  }

  /**
   * A folder that stays, made if missing.
   *
   * @throws IllegalStateException if it cannot be written to or another process uses it
   */
  static DataDirectory kept(Path folder) {
    try {
      Path path = Files.createDirectories(folder.toAbsolutePath().normalize()).toRealPath();
      DataDirectory home = new DataDirectory(path, tryLock(path.resolve(ServerCommand.LOCK)));
      if (home.lock.isEmpty()) {
        throw new IllegalStateException(
            path + " is used by another 'up': stop that or choose another --dir");
      }
      home.awaitEndOfOrphans();
      return home;
    } catch (IOException e) {
      throw new IllegalStateException(
          "cannot write to %s (%s): allow it or choose another --dir".formatted(folder, e), e);
    }
  }

  /** The folder, if it is to be deleted whatever happens. */
  Optional<Path> toDelete() {
    return lock.isEmpty() ? Optional.of(path) : Optional.empty();
  }

  /** Deletes the folder if it is temporary, and otherwise lets others use it. */
  void leave() {
    try {
      if (lock.isPresent()) {
        lock.get().acquiredBy().close();
      } else {
        TemporaryFolders.deleteUntilGone(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitEndOfOrphans() throws IOException {
    long deadline = System.nanoTime() + SERVERS_END.toNanos();
    while (hasOrphans()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "servers of an earlier 'up' still use " + path + ": stop them or choose another --dir");
      }
      try {
        Thread.sleep(PAUSE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for servers in " + path, e);
      }
    }
  }

  private boolean hasOrphans() throws IOException {
    try (Stream<Path> folders = Files.list(path)) {
      for (Path file : folders.map(folder -> folder.resolve(ServerCommand.LOCK)).toList()) {
        if (Files.exists(file)) {
          Optional<FileLock> free = tryLock(file);
          if (free.isEmpty()) {
            return true;
          }
          free.get().acquiredBy().close();
        }
      }
    }
    return false;
  }

  private static Optional<FileLock> tryLock(Path file) throws IOException {
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
    if (lock.isEmpty()) {
      channel.close();
    }
    return lock;
  }
}
