package com.objectstream.sales.job.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Only an end that was asked for has status 0. */
@Execution(ExecutionMode.CONCURRENT)
class OrderlyStopTest {
  private static final Duration SOON = Duration.ofSeconds(90);

  @TempDir private Path folder;

  @Test
  void anAskedEndIsGood() throws Exception {
    Process program = start(Map.of());
    assertThat(program.inputReader().readLine()).isEqualTo("running");
    program.toHandle().destroy();

    assertThat(status(program)).isZero();
    assertThat(program.inputReader().lines()).containsExactly("all is well");
    assertThat(failures()).isEmpty();
  }

  /** Asked before there is a stream, it does not let that run for a while first. */
  @Test
  void anEndThatWasAskedForEarlierStopsAStreamAtOnce() throws Exception {
    Process program = start(Map.of(), "--late");
    assertThat(program.inputReader().readLine()).isEqualTo("starting");
    program.toHandle().destroy();

    assertThat(program.inputReader().readLine()).isEqualTo("running");
    long running = System.nanoTime();
    assertThat(status(program)).isZero();
    assertThat(program.inputReader().lines()).containsExactly("all is well");
    assertThat(Duration.ofNanos(System.nanoTime() - running)).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void anAskedEndComesThoughAllHangs() throws Exception {
    Process program = start(Map.of(), "--hang");
    assertThat(program.inputReader().readLine()).isEqualTo("running");
    long asked = System.nanoTime();
    program.toHandle().destroy();

    assertThat(status(program)).isZero();
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void sparkWithoutAFolderIsAFailure() throws Exception {
    Process program = start(Map.of("SPARK_LOCAL_DIRS", "/proc/nowhere"));

    assertThat(status(program)).isEqualTo(1);
    assertThat(program.inputReader().lines()).isEmpty();
    assertThat(failures())
        .containsExactly(
            "sales: Spark finds no folder for its temporary files (SPARK_LOCAL_DIRS=/proc/nowhere):"
                + " name one that it can write to, with SPARK_LOCAL_DIRS or spark.local.dir");
  }

  @Test
  void aFullHeapIsAFailureAndToldAsSuch() throws Exception {
    Process program = start(Map.of(), "--fill-heap");

    assertThat(status(program)).isEqualTo(1);
    assertThat(program.inputReader().lines()).isEmpty();
    assertThat(failures())
        .singleElement()
        .asString()
        .startsWith("sales: the heap is full (")
        .contains("SALES_JVM_OPTIONS=-Xmx");
  }

  private Process start(Map<String, String> environment, String... arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("..", "config", "jvm", "spark.options"),
                "-XX:+UseParallelGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                EndingSparkProgram.class.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectError(stderr().toFile());

    builder.environment().putAll(environment);
    return builder.start();
  }

  private Path stderr() {
    return folder.resolve("stderr");
  }

  private int status(Process program) throws Exception {
    boolean ended = program.waitFor(SOON.toSeconds(), TimeUnit.SECONDS);
    if (!ended) {
      program.destroyForcibly();
    }
    assertThat(ended).isTrue();
    return program.exitValue();
  }

  /** What is told beside the log. */
  private List<String> failures() throws IOException {
    try (var lines = Files.lines(stderr(), UTF_8)) {
      return lines.filter(line -> line.startsWith("sales: ")).toList();
    }
  }
}
