package com.objectstream.sales.command.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends signals to processes of their own. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
public class StopSignalTest {
  /** Less than an orderly end may take. */
  private static final int SECONDS_TO_END = 15;

  private static final Map<String, Integer> NUMBERS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

  private Process process;

  @AfterEach
  void endProcess() {
    process.destroyForcibly();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "HUP"})
  void closesTheLastFirstWhateverFailsAndEndsAsDone(String signal) throws Exception {
    BufferedReader out = start("closes");
    assumeThat(isIgnored(signal)).as("inherited from who started this build").isFalse();

    send(signal);

    assertThat(out.lines()).containsExactly("closed the second", "closed the first");
    assertThat(status()).isZero();
  }

  @Test
  void leavesTheEndToTheSignalWhenSomethingFailsMeanwhile() throws Exception {
    BufferedReader out = start("failsMeanwhile");

    send("TERM");

    assertThat(out.lines()).containsExactly("closed");
    assertThat(status()).isZero();
  }

  @Test
  void endsAtOnceWhenAskedAgain() throws Exception {
    BufferedReader out = start("hangs");

    send("TERM");
    assertThat(out.readLine()).isEqualTo("hanging");
    for (int i = 0; i < 50 && !process.waitFor(200, TimeUnit.MILLISECONDS); i++) {
      process.destroy();
    }

    assertThat(status()).isZero();
  }

  @Test
  void endsInTimeWhateverHangs() throws Exception {
    BufferedReader out = start("hangsBriefly");

    send("TERM");

    assertThat(out.lines()).containsExactly("hanging");
    assertThat(status()).isZero();
  }

  @Test
  void takesTwoSignalsOfOneMomentForOne() throws Exception {
    BufferedReader out = start("closes");

    send("TERM", "HUP");

    assertThat(out.lines()).containsExactly("closed the second", "closed the first");
    assertThat(status()).isZero();
  }

  @Test
  void leavesTheStatusOfAProcessThatEndsByItself() throws Exception {
    assertThat(startOnly("exits").lines()).isEmpty();
    assertThat(status()).isEqualTo(3);
  }

  @Test
  void handsSignalsBackWhenItIsClosed() throws Exception {
    BufferedReader out = start("isNested");

    send("TERM");

    assertThat(out.lines()).containsExactly("closed the outer");
    assertThat(status()).isZero();
  }

  private BufferedReader start(String program) throws IOException {
    BufferedReader out = startOnly(program);
    assertThat(out.readLine()).isEqualTo("ready");
    return out;
  }

  private BufferedReader startOnly(String program) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SignalledProgram.class.getName(),
                program)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return process.inputReader(UTF_8);
  }

  /** While the process is held, so that all are sent before it can have ended. */
  private void send(String... signals) throws IOException, InterruptedException {
    String kills =
        Stream.of(List.of("STOP"), List.of(signals), List.of("CONT"))
            .flatMap(List::stream)
            .map(signal -> "kill -" + signal + " " + process.pid())
            .collect(Collectors.joining(" && "));
    var shell = new ProcessBuilder("sh", "-c", kills);
    assertThat(shell.inheritIO().start().waitFor()).isZero();
  }

  /** A process in the background of a shell without job control ignores SIGINT, and says so. */
  private boolean isIgnored(String signal) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return false;
    }
    long ignored =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .mapToLong(line -> Long.parseUnsignedLong(line.replaceFirst("SigIgn:\\s*", ""), 16))
            .findFirst()
            .orElse(0);
    return (ignored >> (NUMBERS.get(signal) - 1) & 1) == 1;
  }

  private int status() throws InterruptedException {
    assertThat(process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)).as("ended").isTrue();
    return process.exitValue();
  }
}
