package com.objectstream.sales.command.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The temporary directory of this process alone, made by {@code bin/sales}, since the JDK takes
 * {@code java.io.tmpdir} from the command line only. What libraries unpack and Spark and servers
 * put down goes into it, and it goes with the process. What a process left that was killed is
 * removed by the next start, which knows a living one by its lock.
 */
public final class RunDirectory {
  private static final String PREFIX = "sales-run-";
  private static final String LOCK = "lock";
  private static final int TRIES = 5;

  /** A start that has not got as far as its lock by then is dead. */
  private static final Duration LOCKED_BY = Duration.ofMinutes(5);

  private final Path path;

  /** Held, as a lock ends when its channel is collected. */
  private final FileChannel lock;

  private RunDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Takes the directory that {@code java.io.tmpdir} names.
   *
   * @return nothing if that is not one of {@code bin/sales}
   */
  public static Optional<RunDirectory> enter() {
    return current().map(RunDirectory::take);
  }

  private static Optional<Path> current() {
    return Optional.of(Path.of(System.getProperty("java.io.tmpdir")))
        .filter(path -> path.getFileName().toString().startsWith(PREFIX));
  }

  private static RunDirectory take(Path path) {
    try {
      var directory = new RunDirectory(path, lock(path));
      directory.removeAbandoned();
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the temporary directory " + path, e);
    }
  }

  /** Deletes it with all that is in it. */
  public void leave() {
    delete(path);
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes that of this process, if there is one: for an end that is not that of main. */
  static void deleteCurrent() {
    current().ifPresent(RunDirectory::delete);
  }

  /** Ends this process at once, but deletes its directory before. */
  static void deleteAndHalt(int status) {
    try {
      deleteCurrent();
    } finally {
      Runtime.getRuntime().halt(status);
    }
  }

  /** The lock's file has its name only when it is locked. */
  private static FileChannel lock(Path path) throws IOException {
    // An end by System.exit deletes these last, after what libraries have asked to be deleted
    path.toFile().deleteOnExit();
    path.resolve(LOCK).toFile().deleteOnExit();
    Path unlocked = path.resolve(LOCK + ".new");
    var channel =
        FileChannel.open(unlocked, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.lock();
    Files.move(unlocked, path.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
    return channel;
  }

  private void removeAbandoned() throws IOException {
    UserPrincipal owner = Files.getOwner(path);
    try (DirectoryStream<Path> others = Files.newDirectoryStream(path.getParent(), PREFIX + "*")) {
      for (Path other : others) {
        // closing a file of one's own would end the lock on it; in a directory of somebody else
        // the names may lead anywhere
        if (!other.equals(path) && isOf(owner, other) && isAbandoned(other)) {
          delete(other);
        }
      }
    }
  }

  private static boolean isOf(UserPrincipal owner, Path other) {
    try {
      return Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS)
          && Files.getOwner(other, LinkOption.NOFOLLOW_LINKS).equals(owner);
    } catch (IOException e) {
      return false; // it is gone
    }
  }

  private static boolean isAbandoned(Path other) {
    try (var channel =
        FileChannel.open(
            other.resolve(LOCK), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      return channel.tryLock() != null;
    } catch (IOException e) {
      return other.toFile().lastModified() < System.currentTimeMillis() - LOCKED_BY.toMillis();
    }
  }

  /** Tries again while something still writes there; the rest is for the next start. */
  private static void delete(Path path) {
    for (int i = 0; i < TRIES && Files.exists(path); i++) {
      try (Stream<Path> paths = Files.walk(path)) {
        paths.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      } catch (IOException | UncheckedIOException e) {
        // a file went away under the walk
      }
    }
  }
}
