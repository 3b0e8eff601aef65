package com.objectstream.sales.command.failure;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Failures of this process for want of memory or disk, whatever they look like further up. */
public final class ResourceFailure {
  private static final Pattern FULL_HEAP =
      Pattern.compile(
          "java\\.lang\\.OutOfMemoryError(: (Java heap space|GC overhead limit.*|Requested array.*))?"
              + "|exited with code 52\\b",
          Pattern.DOTALL);
  private static final Pattern NO_THREADS = Pattern.compile("unable to create native thread");
  private static final Pattern FULL_DISK = Pattern.compile("No space left on device");
  private static final Pattern COMMA = Pattern.compile(",");
  private static final double FULL = 0.97;
  private static final long MEGABYTE = 1 << 20;

  private ResourceFailure() {}

  /**
   * A sentence that says what is used up and which setting to change; empty for other failures.
   *
   * @param folders that the process writes to, besides those for temporary files
   */
  public static Optional<String> of(Throwable failure, Path... folders) {
    if (says(failure, NO_THREADS)) {
      return Optional.of(
          "the machine gives this process no more threads: raise the limit of processes (ulimit -u)");
    }
    if (Causes.find(OutOfMemoryError.class, failure).isPresent() || says(failure, FULL_HEAP)) {
      return Optional.of(fullHeap());
    }
    if (says(failure, FULL_DISK)) {
      return Optional.of(fullDisk(failure, folders));
    }
    return isHeapFull() ? Optional.of(fullHeap()) : Optional.empty();
  }

  /**
   * The same as an exception, whose sentence stays what is told of it.
   *
   * @param folders that the process writes to, besides those for temporary files
   */
  public static Optional<IllegalStateException> explained(Throwable failure, Path... folders) {
    return of(failure, folders).map(sentence -> new Explained(sentence, failure));
  }

  /** Says what is used up as well as it is known: its cause would say less. */
  static final class Explained extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private Explained(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }

  /** What to tell about a full heap. */
  public static String fullHeap() {
    long most = Runtime.getRuntime().maxMemory() / MEGABYTE;
    return "the heap is full (%d MB here): give more of it with SALES_JVM_OPTIONS=-Xmx%dm, under spark-submit with --driver-memory and --executor-memory"
        .formatted(most, Math.max(1, most * 2));
  }

  /**
   * Whether almost all of the heap was in use after it was last collected: what fails then, such as
   * the wait for an answer, fails for that.
   */
  public static boolean isHeapFull() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getCollectionUsage)
        .filter(Objects::nonNull)
        .max(Comparator.comparingLong(MemoryUsage::getMax))
        .filter(largest -> largest.getMax() > 0)
        .map(largest -> largest.getUsed() > FULL * largest.getMax())
        .orElse(false);
  }

  private static boolean says(Throwable failure, Pattern words) {
    return Causes.of(failure).anyMatch(cause -> words.matcher("" + cause.getMessage()).find());
  }

  /** An exception of a file system names its file; others name none. */
  private static String fullDisk(Throwable failure, Path... folders) {
    return Causes.find(FileSystemException.class, failure)
        .map(FileSystemException::getFile)
        .map(file -> "no space left on device for %s: make room there".formatted(file))
        .orElseGet(
            () ->
                Stream.concat(Stream.of(folders), temporaryFolders())
                    .distinct()
                    .map(ResourceFailure::room)
                    .collect(joining(", ", "no space left on device: make room (", ")")));
  }

  private static Stream<Path> temporaryFolders() {
    return Stream.concat(
            Stream.of(System.getProperty("java.io.tmpdir")),
            Stream.ofNullable(System.getenv("SPARK_LOCAL_DIRS")).flatMap(COMMA::splitAsStream))
        .map(Path::of);
  }

  private static String room(Path folder) {
    try {
      return "%s has %d MB left"
          .formatted(folder, Files.getFileStore(folder).getUsableSpace() / MEGABYTE);
    } catch (IOException e) {
      return folder + " is not there";
    }
  }
}
