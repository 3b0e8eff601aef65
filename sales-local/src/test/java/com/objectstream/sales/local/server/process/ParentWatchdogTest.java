package com.objectstream.sales.local.server.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParentWatchdogTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path root;
  private Path folder;
  private Process server;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectories(root.resolve("server"));
  }

  @AfterEach
  void endServer() {
    server.destroyForcibly();
  }

  @Test
  void endsInOrderWhenItsParentIsGone() throws Exception {
    start(Optional.empty());

    server.getOutputStream().close();

    assertThat(server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(folder.resolve(EndlessServer.ENDED)).exists();
  }

  @Test
  void deletesATemporaryFolderWhenItsParentIsGone() throws Exception {
    start(Optional.of(folder));

    server.getOutputStream().close();

    assertThat(server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(folder).doesNotExist();
  }

  @Test
  void ignoresTheSignalsOfATerminalAndEndsInOrderOnSigterm() throws Exception {
    start(Optional.empty());

    signal("INT");
    signal("HUP");
    await().during(Duration.ofMillis(500)).until(server::isAlive);
    signal("TERM");

    assertThat(server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(folder.resolve(EndlessServer.ENDED)).exists();
  }

  @Test
  void refusesAFolderThatAnotherServerUses() throws Exception {
    start(Optional.empty());

    Process second = process(Optional.empty());

    assertThat(second.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isEqualTo(3);
    assertThat(new String(second.getInputStream().readAllBytes()))
        .contains("another server uses " + folder);
  }

  private void start(Optional<Path> temporary) throws IOException {
    server = process(temporary);
    await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve(EndlessServer.STARTED)));
  }

  private Process process(Optional<Path> temporary) throws IOException {
    return new ProcessBuilder(command().commandLine(temporary))
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .start();
  }

  private ServerCommand command() {
    return new ServerCommand(
        "test server",
        folder,
        List.of(),
        System.getProperty("java.class.path"),
        EndlessServer.class.getName(),
        List.of(),
        Map.of());
  }

  private void signal(String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(server.pid())).start().waitFor();
  }
}
