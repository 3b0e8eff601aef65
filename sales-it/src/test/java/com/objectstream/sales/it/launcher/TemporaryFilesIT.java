package com.objectstream.sales.it.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.it.harness.BuiltCheckout;
import com.objectstream.sales.it.harness.OtherRights;
import com.objectstream.sales.it.harness.SalesProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where {@code bin/sales} puts temporary files, and that none of them stays. */
class TemporaryFilesIT {
  private static final Duration SOON = Duration.ofMinutes(1);

  @TempDir private Path folder;
  private Path temporary;
  private BuiltCheckout checkout;

  @BeforeEach
  void makeCheckout() throws IOException {
    temporary = Files.createDirectory(folder.resolve("a temporary folder"));
    checkout = BuiltCheckout.in(folder.resolve("checkout")).with("TMPDIR", temporary.toString());
  }

  @Test
  void removesWhatAKilledRunLeftAtTheNextStart() {
    try (SalesProcess killed = waitingForInput()) {
      killed.process().destroyForcibly().onExit().join();
      assertThat(temporary).isNotEmptyDirectory();
    }

    run("--help");

    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void leavesNothingWhenItIsAskedToEnd() {
    try (SalesProcess asked = waitingForInput()) {
      asked.process().destroy();
      asked.await(SOON);
    }

    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void leavesTheFilesOfOneThatRunsAlone() {
    try (SalesProcess running = waitingForInput()) {
      assertThat(running.process().isAlive()).isTrue();

      run("--help");

      assertThat(runs()).hasSize(1);
    }
  }

  @Test
  void saysBeforeServersStartThatNothingRunsInTheTemporaryFolder() {
    BuiltCheckout elsewhere = checkout.by(OtherRights.whereNothingRunsIn(temporary));

    try (SalesProcess demo = elsewhere.start("demo", "--events", "1")) {
      assertThat(demo.await(SOON)).isEqualTo(1);
      assertThat(demo.stderr().strip())
          .hasLineCount(1)
          .contains("no native library can be loaded from the temporary directory " + temporary);
    }
  }

  @Test
  void saysBeforeTheJobStartsThatNothingRunsInTheTemporaryFolder() {
    BuiltCheckout elsewhere = checkout.by(OtherRights.whereNothingRunsIn(temporary));

    try (SalesProcess stream =
        elsewhere.start(
            "stream", "--bootstrap-servers", "127.0.0.1:1", "--cassandra", "127.0.0.1:1")) {
      assertThat(stream.await(SOON)).isEqualTo(1);
      assertThat(stream.stderr().strip())
          .hasLineCount(1)
          .contains("no native library can be loaded from the temporary directory " + temporary);
    }
  }

  private void run(String... arguments) {
    try (SalesProcess sales = checkout.start(arguments)) {
      assertThat(sales.await(SOON)).as(sales.stderr()).isZero();
    }
  }

  /** A run that has begun and does not end by itself. */
  private SalesProcess waitingForInput() {
    SalesProcess sales =
        checkout.start("produce", "--bootstrap-servers", "127.0.0.1:1", "--file", "-");
    await().atMost(SOON).until(() -> runs().stream().anyMatch(run -> has(run, "lock")));
    return sales;
  }

  private static boolean has(Path run, String file) {
    return Files.exists(run.resolve(file));
  }

  private List<Path> runs() {
    try (Stream<Path> runs = Files.list(temporary)) {
      return runs.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
