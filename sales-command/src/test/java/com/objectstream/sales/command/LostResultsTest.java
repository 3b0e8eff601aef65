package com.objectstream.sales.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command whose results nobody got is not done, unless its reader had seen enough. */
class LostResultsTest {
  private static final File FULL = new File("/dev/full");

  @Test
  void onAFullDiskAreAFailure() throws Exception {
    assumeThat(FULL).exists();
    Process program = start(Redirect.to(FULL));

    assertThat(told(program))
        .containsExactly(
            "sales: the results could not be written to standard output (No space left on device):"
                + " make room, or send them elsewhere");
    assertThat(program.waitFor()).isEqualTo(1);
  }

  @Test
  void areNoneWhereTheReaderHasClosedItsPipe() throws Exception {
    Process program = start(Redirect.PIPE);
    program.getInputStream().close();

    assertThat(told(program)).isEmpty();
    assertThat(program.waitFor()).isZero();
  }

  private static Process start(Redirect output) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Count.class.getName())
        .redirectOutput(output)
        .start();
  }

  private static List<String> told(Process program) throws Exception {
    String stderr = new String(program.getErrorStream().readAllBytes(), UTF_8);
    return stderr.lines().filter(line -> !line.startsWith("SLF4J")).toList();
  }

  /** Prints more than a pipe holds. */
  @Command(name = "count")
  static final class Count implements Runnable {
    @Spec private CommandSpec spec;

    public static void main(String[] args) {
      System.exit(SalesCommandLine.run(new Count(), args));
    }

    @Override
    public void run() {
      Stream.iterate(0, n -> n + 1).limit(100_000).forEach(spec.commandLine().getOut()::println);
    }
  }
}
