package com.objectstream.sales.command.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceFailureTest {
  @TempDir private Path folder;

  @Test
  void saysHowToGetMoreHeap() {
    var failure =
        new IllegalStateException("Kafka did not answer", new OutOfMemoryError("Java heap space"));
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;

    assertThat(FailureLine.of(failure))
        .isEqualTo(
            "the heap is full (%d MB here): give more of it with SALES_JVM_OPTIONS=-Xmx%dm, under spark-submit with --driver-memory and --executor-memory"
                .formatted(megabytes, 2 * megabytes));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Job aborted due to stage failure: Task 0 in stage 1.0 failed 1 times, most recent failure:"
            + " Lost task 0.0 in stage 1.0 (TID 1) (here executor driver):"
            + " java.lang.OutOfMemoryError: Java heap space\n\tat a.B.c(B.java:1)",
        "ExecutorLostFailure (executor 0 exited caused by one of the running tasks)"
            + " Reason: Command exited with code 52"
      })
  void knowsAFullHeapFromWhatSparkSaysOfIt(String message) {
    assertThat(FailureLine.of(new IllegalStateException(message))).startsWith("the heap is full (");
  }

  @Test
  void namesTheFolderThatIsFull() {
    var ofAFile = new FileSystemException("/data/offsets/7", null, "No space left on device");
    var ofNone = new IllegalStateException(new IOException("No space left on device"));

    assertThat(FailureLine.of(ofAFile))
        .isEqualTo("no space left on device for /data/offsets/7: make room there");
    assertThat(ResourceFailure.of(ofNone, folder).orElseThrow())
        .matches(
            "no space left on device: make room \\(\\Q%s\\E has \\d+ MB left, \\S+ has \\d+ MB left\\)"
                .formatted(folder));
  }

  @Test
  void tellsOfAnExplainedFailureWhatTheExplanationSays() {
    var ofNone = new IllegalStateException(new IOException("No space left on device"));
    var explained = ResourceFailure.explained(ofNone, folder).orElseThrow();

    assertThat(FailureLine.of(new ExecutionException(explained)))
        .startsWith("no space left on device: make room (%s has ".formatted(folder));
    assertThat(explained).hasCause(ofNone);
  }

  @Test
  void isSilentAboutOtherFailures() {
    assertThat(ResourceFailure.of(new IllegalStateException("no topic"))).isEmpty();
    assertThat(ResourceFailure.isHeapFull()).isFalse();
  }
}
