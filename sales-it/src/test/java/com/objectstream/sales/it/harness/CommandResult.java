package com.objectstream.sales.it.harness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.command.SalesCommandLine;
import com.objectstream.sales.local.Sales;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.stream.Stream;

/**
 * What a command of {@code bin/sales} said and how it ended, when run in this process: for those
 * that do not start Spark.
 */
public record CommandResult(int status, String stdout, String stderr) {

  /** {@code check} with the options of the job of a pipeline. */
  public static CommandResult check(Pipeline pipeline, String checkpoint, String... more) {
    return run("check", new StreamArguments(pipeline, checkpoint).endless(more));
  }

  /** {@code stream} with options that it refuses. */
  public static CommandResult stream(Pipeline pipeline, String checkpoint, String... more) {
    return run("stream", new StreamArguments(pipeline, checkpoint).endless(more));
  }

  /** Asserts that {@code check} and {@code stream} both tell a problem and fail. */
  public static void assertRefused(Pipeline pipeline, String told, String... options) {
    CommandResult check = check(pipeline, "new", options);
    assertThat(check.status()).isEqualTo(1);
    assertThat(check.stdout()).contains("FAIL  " + told);
    CommandResult stream = stream(pipeline, "new", options);
    assertThat(stream.status()).isEqualTo(1);
    assertThat(stream.stderr().strip()).contains(told).hasLineCount(1);
  }

  private static CommandResult run(String command, String... options) {
    return of(Stream.concat(Stream.of(command), Stream.of(options).skip(1)).toArray(String[]::new));
  }

  /** Any command with its options. */
  public static CommandResult of(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    PrintStream stdout = System.out;
    PrintStream stderr = System.err;
    System.setOut(new PrintStream(out, true, UTF_8));
    System.setErr(new PrintStream(err, true, UTF_8));
    try {
      int status = SalesCommandLine.run(new Sales(), arguments);
      return new CommandResult(status, out.toString(UTF_8), err.toString(UTF_8));
    } finally {
      System.setOut(stdout);
      System.setErr(stderr);
    }
  }
}
