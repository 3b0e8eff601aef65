package com.objectstream.sales.it.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts that find nothing built take turns, and go on when one of them was killed. */
class BuildLockIT {
  private static final Path SCRIPT = Path.of(System.getProperty("sales.home"), "bin", "sales");
  private static final int STARTS = 80;

  /**
   * Holds the lock for a moment; every other one ends without giving it back. Ends with a command
   * of bash itself: it would become the last program that it calls, and be no start of the script
   * any more while it has the lock.
   */
  private static final String START =
      """
      . "$1"
      cd "$2"
      take_lock lock 2>/dev/null
      mkdir alone || echo "another has the lock too"
      sleep 0.0$((RANDOM % 3))
      rmdir alone || true
      [ $(($3 % 2)) -eq 0 ] || rm lock
      exit 0
      """;

  @TempDir private Path folder;

  @Test
  void neverHasTwoOwnersThoughSomeAreKilled() throws Exception {
    List<Process> starts = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      starts.add(start(i));
    }

    for (Process start : starts) {
      assertThat(new String(start.getInputStream().readAllBytes())).isEmpty();
      assertThat(start.waitFor()).isZero();
    }
    Files.deleteIfExists(folder.resolve("lock"));
    assertThat(folder).isEmptyDirectory();
  }

  private Process start(int number) throws IOException {
    return new ProcessBuilder(
            "bash",
            "-c",
            START,
            "bash",
            SCRIPT.toString(),
            folder.toString(),
            Integer.toString(number))
        .redirectErrorStream(true)
        .start();
  }
}
