package com.objectstream.sales.command.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.command.EndingProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class UnaskedEndTest {
  @Test
  void anExitInsideOfTheCommandIsAFailure() throws Exception {
    assertEnds(
        start("--exit-of=main"),
        1,
        "sales: %s has ended this process: the log before this says why"
            .formatted(EndingProgram.class.getName()));
  }

  @Test
  void anExitElsewhereIsAFailureThoughItsStatusIsZero() throws Exception {
    assertEnds(
        start("--exit-of=another"),
        1,
        "sales: %s has ended this process: the log before this says why"
            .formatted(EndingProgram.class.getName()));
  }

  @Test
  void theCommandTellsTheReasonIfItCan() throws Exception {
    assertEnds(start("--exit-of=another", "--then-fail"), 1, "sales: the task has failed");
  }

  @Test
  void aSignalIsNoFailureOfTheCommand() throws Exception {
    Process program = start();
    assertThat(program.inputReader().readLine()).isEqualTo("running");
    program.toHandle().destroy();

    assertEnds(program, 0);
  }

  private static Process start(String... arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(EndingProgram.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).start();
  }

  private static void assertEnds(Process program, int status, String... stderr) throws Exception {
    try (Stream<String> lines = program.errorReader(UTF_8).lines()) {
      assertThat(lines.filter(line -> !line.startsWith("SLF4J")).toList()).containsExactly(stderr);
      assertThat(program.waitFor()).isEqualTo(status);
    } finally {
      program.destroyForcibly();
    }
  }
}
