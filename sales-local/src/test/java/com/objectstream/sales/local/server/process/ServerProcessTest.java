package com.objectstream.sales.local.server.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerProcessTest {
  private ServerGroup group = new ServerGroup(Optional.empty());
  @TempDir private Path folder;

  @AfterEach
  void endServers() {
    group.kill();
  }

  @Test
  void isReadyWhenItAnswersAndEndsInOrder() {
    ServerProcess server = launch();
    server.awaitReady();

    server.stop();

    assertThat(server.isAlive()).isFalse();
    assertThat(folder.resolve(EndlessServer.ENDED)).exists();
  }

  @Test
  void startsAgainOnTheSameFolderAfterItWasKilled() throws Exception {
    ServerProcess server = launch();
    server.awaitReady();
    long first = server.pid();

    server.kill();
    Files.delete(folder.resolve(EndlessServer.STARTED));
    server.restart();

    assertThat(server.pid()).isNotEqualTo(first);
    assertThat(folder.resolve(EndlessServer.ENDED)).doesNotExist();
    assertThat(server.cpuTime()).isPositive();
  }

  @Test
  void keepsTemporaryFilesInAFolderOfItsOwnWhichIsEmptyAtEachStart() throws Exception {
    ServerProcess server = launch();
    server.awaitReady();
    server.kill();
    assertThat(folder.resolve("tmp")).isDirectoryContaining("glob:**native*.so");
    Files.delete(folder.resolve(EndlessServer.STARTED));

    server.restart();
    assertThat(folder.resolve("tmp").toFile().list()).hasSize(1);
    server.stop();

    assertThat(folder.resolve("tmp")).doesNotExist();
  }

  @Test
  void endsInOrderWhilePaused() {
    ServerProcess server = launch();
    server.awaitReady();

    server.pause();
    server.stop();

    assertThat(folder.resolve(EndlessServer.ENDED)).exists();
  }

  @Test
  void tellsWhyItDidNotStart() {
    ServerProcess server = launch("the disk is full");

    assertThatIllegalStateException()
        .isThrownBy(() -> server.await(() -> false))
        .withMessage(
            "test server ended with status 1:"
                + " java.lang.IllegalStateException: the disk is full");
  }

  @Test
  void startsNothingAfterTheEndOfTheGroup() {
    group.kill();

    assertThatIllegalStateException()
        .isThrownBy(this::launch)
        .withMessage("stopped before test server was started");
  }

  @ParameterizedTest
  @CsvSource({
    "false, the other servers are stopped too",
    "true, 'the other servers are stopped too, and the data is gone: ''up --dir'' keeps it'"
  })
  void tellsTheGroupWhichServerWasKilledAndWhatThatMeans(boolean temporary, String rest) {
    group = new ServerGroup(temporary ? Optional.of(folder) : Optional.empty());
    ServerProcess server = launch();
    var firstExit = group.firstExit();
    server.awaitReady();

    ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();

    assertThat(firstExit)
        .succeedsWithin(Duration.ofSeconds(10))
        .extracting(Throwable::getMessage)
        .isEqualTo(
            "test server was killed (signal 9), perhaps for want of memory:"
                + " see the end of its log above; "
                + rest);
  }

  private ServerProcess launch(String... arguments) {
    var command =
        new ServerCommand(
            "test server",
            folder,
            List.of(),
            System.getProperty("java.class.path"),
            EndlessServer.class.getName(),
            List.of(arguments),
            Map.of());
    return group.launch(command, () -> Files.exists(folder.resolve(EndlessServer.STARTED)));
  }
}
