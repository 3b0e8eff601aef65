package com.objectstream.sales.job.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.command.SalesCommandLine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/** What Spark throws is told as the job said it, without Spark's own words and stack. */
class SparkFailureTest {
  @Test
  void tellsWhatATaskSaidAndNotWhatSparkMadeOfIt() {
    var lost =
        new SparkException(
            "Job aborted due to stage failure: Task 0 in stage 1.0 failed 1 times, most recent"
                + " failure: Lost task 0.0 in stage 1.0 (TID 1) (here executor driver):"
                + " java.lang.IllegalStateException: no room\n\tat a.B.c(B.java:1)\n\nDriver"
                + " stacktrace:",
            null);

    assertThat(stderrOf(new Failing(lost)))
        .isEqualTo("sales: java.lang.IllegalStateException: no room\n");
  }

  private static String stderrOf(Failing command) {
    PrintStream before = System.err;
    var bytes = new ByteArrayOutputStream();
    try (var err = new PrintStream(bytes)) {
      System.setErr(err);
      assertThat(SalesCommandLine.run(command)).isEqualTo(1);
    } finally {
      System.setErr(before);
    }
    return bytes.toString();
  }

  @Command(name = "failing")
  private record Failing(Exception failure) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      throw failure;
    }
  }
}
