package com.objectstream.sales.local.server.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders that are deleted while a server may still write to them. */
public final class TemporaryFolders {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private TemporaryFolders() {}

  /**
   * Deletes a folder and all that is in it, again and again while something still writes there, but
   * not for more than 10 s.
   */
  public static void deleteUntilGone(Path folder) {
    deleteUntilGone(folder, PATIENCE);
  }

  /** The same for who cannot wait so long. */
  public static void deleteUntilGone(Path folder, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    delete(folder);
    while (Files.exists(folder) && System.nanoTime() < deadline && pause()) {
      delete(folder);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      paths.sorted(Comparator.reverseOrder()).forEach(TemporaryFolders::deleteIfPossible);
    } catch (IOException | UncheckedIOException e) {
      // a file went away under the walk: the next round sees what is left
    }
  }

  private static void deleteIfPossible(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // a file came into this folder: the next round deletes it
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
