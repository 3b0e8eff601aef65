package com.objectstream.sales.it.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.local.server.process.ServerProcess;
import com.objectstream.sales.local.server.spark.SparkCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the job of a pipeline is handed to a cluster.
 *
 * @param cluster takes it
 * @param pipeline what it reads and writes
 * @param options of {@code submit}, a value in each behind {@code =}
 */
public record SubmittedJob(SparkCluster cluster, Pipeline pipeline, List<String> options) {
  public static final String EXECUTOR = "CoarseGrainedExecutorBackend";
  public static final String DRIVER = "DriverWrapper";

  private static final Duration SOON = Duration.ofMinutes(4);

  /** Small processes that start quickly. */
  private static final List<String> SMALL =
      List.of(
          "--conf=spark.executor.memory=512m",
          "--conf=spark.driver.memory=512m",
          "--conf=spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1",
          "--conf=spark.driver.extraJavaOptions=-XX:TieredStopAtLevel=1",
          "--conf=spark.ui.enabled=false");

  /** With the driver in a process of its own here. */
  public SalesProcess client(String... streamOptions) {
    return SalesProcess.start(arguments(List.of(), streamOptions));
  }

  /** With the driver on a worker; its name. */
  public String onWorker(String... streamOptions) {
    try (var submit =
        SalesProcess.start(arguments(List.of("--deploy-mode=cluster"), streamOptions))) {
      assertThat(submit.await(SOON)).as(submit::stderr).isZero();
      assertThat(submit.stdout().strip()).matches("driver-\\d+-\\d+");
      return submit.stdout().strip();
    }
  }

  /** Asks a driver on a worker to end, and waits until it has. */
  public void end(String driver) {
    try (var kill =
        SalesProcess.start("submit", "--master=" + cluster.masterUrl(), "--kill=" + driver)) {
      assertThat(kill.await(SOON)).as(kill::stderr).isZero();
    }
  }

  private String[] arguments(List<String> more, String... streamOptions) {
    var command = new ArrayList<>(List.of("submit", "stream"));
    command.add("--master=" + cluster.masterUrl());
    Stream.of(SMALL, options, more).forEach(command::addAll);
    return CommandArguments.of(pipeline, command, Stream.of(streamOptions));
  }

  /** Ends one process of jobs on the workers at once, as {@code kill -9} does. */
  public void kill(String mainClass) {
    ProcessHandle process = running(mainClass).findFirst().orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Waits until no process of jobs runs. */
  public void awaitNone() {
    await()
        .atMost(SOON)
        .until(() -> Stream.of(EXECUTOR, DRIVER).flatMap(this::running).count() == 0);
  }

  private Stream<ProcessHandle> running(String mainClass) {
    return cluster.workers().stream()
        .flatMap(ServerProcess::descendants)
        .filter(process -> process.info().commandLine().orElse("").contains(mainClass));
  }

  /** What a driver on a worker said on stderr. */
  public String stderr(String driver) {
    try (Stream<Path> files = Files.walk(cluster.folder(), 4)) {
      Path folder =
          files
              .filter(file -> file.getFileName().toString().equals(driver))
              .findFirst()
              .orElseThrow();
      return Files.readString(folder.resolve("stderr"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
