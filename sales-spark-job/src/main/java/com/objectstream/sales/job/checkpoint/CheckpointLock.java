package com.objectstream.sales.job.checkpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps a second job off a checkpoint. On a local file system: a lock of the operating system on
 * the file {@value #NAME}, which says who holds it. The system releases it however the process
 * ends. On one that several machines reach: a {@link CheckpointLease}, which runs out. In an object
 * store there is neither: Spark itself notices a second job when both have written the same batch.
 */
public final class CheckpointLock implements AutoCloseable {
  static final String NAME = IdentityFile.FOLDER + "/lock";

  private static final int ATTEMPTS = 10;
  private static final int PAUSE_MS = 100;
  private static final int MOST_DIGITS = 20;
  private static final Pattern OWN = Pattern.compile("[0-9]*");

  private final Optional<FileChannel> channel;
  private final Optional<CheckpointLease> lease;

  private CheckpointLock(Optional<FileChannel> channel, Optional<CheckpointLease> lease) {
    this.channel = channel;
    this.lease = lease;
  }

  /**
   * Takes it until it is closed. Waits for the lease of a job on another machine that may be dead.
   *
   * @throws IllegalStateException if a job has it, saying which process
   */
  public static CheckpointLock take(CheckpointFiles files) {
    return take(files, CheckpointLease.Times.USUAL);
  }

  static CheckpointLock take(CheckpointFiles files, CheckpointLease.Times times) {
    var locked =
        new CheckpointLock(
            files.local().map(folder -> open(folder.resolve(NAME), files)), Optional.empty());
    if (!isLeased(files)) {
      return locked;
    }
    try {
      return new CheckpointLock(locked.channel, Optional.of(CheckpointLease.take(files, times)));
    } catch (RuntimeException e) {
      locked.close();
      throw e;
    }
  }

  private static boolean isLeased(CheckpointFiles files) {
    return files.reach() == CheckpointReach.SEVERAL_MACHINES;
  }

  /**
   * Returns if no other job has taken over.
   *
   * @throws IllegalStateException if one has, or may soon, since the lease cannot be renewed
   */
  public void requireHeld() {
    lease.ifPresent(CheckpointLease::requireHeld);
  }

  /**
   * Which job on another machine has a lease that has not run out, as a sentence; looks, and writes
   * nothing.
   */
  public static Optional<String> leaseHolder(CheckpointFiles files) {
    return isLeased(files)
        ? CheckpointLease.holder(files, CheckpointLease.Times.USUAL)
        : Optional.empty();
  }

  private static FileChannel open(Path file, CheckpointFiles files) {
    try {
      files.makeFolder(file.getParent());
      requireFile(file, files);
      FileChannel channel =
          FileChannel.open(file, Set.of(CREATE, READ, WRITE, NOFOLLOW_LINKS), files.newFile(file));
      try {
        take(channel, files);
        return channel;
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw files.failed("lock", e);
    }
  }

  private static void take(FileChannel channel, CheckpointFiles files) throws IOException {
    if (!lock(channel)) {
      throw new IllegalStateException(inUse(files, text(channel)));
    }
    requireOwn(channel, files);
    channel.truncate(0);
    channel.write(US_ASCII.encode(Long.toString(ProcessHandle.current().pid())), 0);
  }

  /** A link could lead to a file that is not the checkpoint's. */
  private static void requireFile(Path file, CheckpointFiles files) {
    if (Files.exists(file, NOFOLLOW_LINKS) && !Files.isRegularFile(file, NOFOLLOW_LINKS)) {
      throw notOwn(files);
    }
  }

  /** Nobody else's file is written over: a lock is empty, or holds the number of a process. */
  private static void requireOwn(FileChannel channel, CheckpointFiles files) throws IOException {
    if (channel.size() > MOST_DIGITS || !OWN.matcher(text(channel)).matches()) {
      throw notOwn(files);
    }
  }

  private static IllegalStateException notOwn(CheckpointFiles files) {
    return new IllegalStateException(
        "checkpoint %s has something at %s that this program did not write: remove it, or correct --checkpoint"
            .formatted(files, NAME));
  }

  /** Tries for a second, as somebody who only looks has the lock for a moment. */
  private static boolean lock(FileChannel channel) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (isLocked(channel, false)) {
        return true;
      }
      pause();
    }
    return false;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while it waited for the checkpoint", e);
    }
  }

  private static boolean isLocked(FileChannel channel, boolean shared) throws IOException {
    try {
      FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // another job in this process
    }
  }

  /** Why a job could not take the lock now, as a sentence; looks, and leaves no file. */
  public static Optional<String> holder(CheckpointFiles files) {
    Optional<Path> file =
        files.local().map(f -> f.resolve(NAME)).filter(f -> Files.exists(f, NOFOLLOW_LINKS));
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (FileChannel channel = openToLook(file.get(), files)) {
      if (!isLocked(channel, true)) {
        return Optional.of(inUse(files, text(channel)));
      }
      requireOwn(channel, files);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(files.failed("look at the lock of", e).getMessage());
    } catch (IllegalStateException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static FileChannel openToLook(Path file, CheckpointFiles files) throws IOException {
    requireFile(file, files);
    return FileChannel.open(file, READ, NOFOLLOW_LINKS);
  }

  private static String text(FileChannel channel) throws IOException {
    var bytes = ByteBuffer.allocate(MOST_DIGITS);
    channel.read(bytes, 0);
    return US_ASCII.decode(bytes.flip()).toString();
  }

  private static String inUse(CheckpointFiles files, String holder) {
    return "checkpoint %s is in use by the job of process %s: end that one, or start with another --checkpoint"
        .formatted(files, holder);
  }

  @Override
  public void close() {
    lease.ifPresent(CheckpointLease::close);
    channel.ifPresent(
        open -> {
          try {
            open.close();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
