package com.objectstream.sales.it.harness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classes of a job as the JVM maps them into memory, made by one job that stores an event and
 * used by all that are started after it: the start of a job is half of the time of many a test.
 * Only for a run of all tests, which says {@code -Dsales.archive=true}; for one test it costs more
 * than it saves.
 */
final class ClassArchive {
  private static final Logger LOG = LoggerFactory.getLogger(ClassArchive.class);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String CLASS_PATH = SalesProcess.classPath();
  private static final Path FILE =
      Path.of(System.getProperty("sales.home"), "sales-it", "target", "job-" + state() + ".jsa");

  private ClassArchive() {}

  /** The JVM's option; it goes without an archive that does not fit. */
  static List<String> option() {
    return Files.exists(FILE) ? List.of("-XX:SharedArchiveFile=" + FILE) : List.of();
  }

  /** Makes it where there is none; while another JVM does that, this one goes without. */
  static void make(Supplier<Pipeline> some) {
    if (!Boolean.getBoolean("sales.archive") || Files.exists(FILE)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(sibling(".lock"), CREATE, WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null && !Files.exists(FILE)) {
        try (Pipeline pipeline = some.get()) {
          train(pipeline);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void train(Pipeline pipeline) throws IOException {
    pipeline.send(Events.PLATES);
    pipeline.send("a reject");
    Path made = sibling(".new");
    String[] job =
        new StreamArguments(pipeline, "archive").once("--metrics-port", "0", "--page-port", "0");
    try (var process = SalesProcess.startWith("-XX:ArchiveClassesAtExit=" + made, job)) {
      if (process.await(LONG) == 0 && Files.exists(made)) {
        Files.move(made, FILE, StandardCopyOption.ATOMIC_MOVE);
      } else {
        LOG.warn("jobs start without an archive of their classes: {}", process.stderr());
      }
    }
  }

  private static Path sibling(String ending) {
    return Path.of(FILE + ending);
  }

  /** The JVM takes it for the very same files only. */
  private static UUID state() {
    String files =
        Stream.of(CLASS_PATH.split(File.pathSeparator))
            .map(File::new)
            .map(file -> file + " " + file.length() + " " + file.lastModified())
            .reduce(System.getProperty("java.vm.version"), String::concat);
    return UUID.nameUUIDFromBytes(files.getBytes(UTF_8));
  }
}
