package com.objectstream.sales.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class FailureLineTest {
  private static final String MESSAGE = "topic item_sales has no partition 3: it was made again";

  @Test
  void findsTheMessageBelowWrappers() {
    var failure =
        new ExecutionException(
            "waited in vain",
            new CompletionException(
                new UncheckedIOException(new IOException(new IllegalStateException(MESSAGE)))));

    assertThat(FailureLine.of(failure)).isEqualTo(MESSAGE);
  }

  @Test
  void keepsTheFirstMessageThatSomebodyWrote() {
    var failure = new IllegalStateException(MESSAGE, new IOException("connection reset by peer"));

    assertThat(FailureLine.of(failure)).isEqualTo(MESSAGE);
  }

  @Test
  void isOneLineOfBoundedLength() {
    assertThat(FailureLine.of(new IllegalStateException("first\n  second\tthird\u001b")))
        .isEqualTo("first second third");
    assertThat(FailureLine.of(new IllegalStateException("many words ".repeat(100)))).hasSize(500);
  }

  @Test
  void namesTheExceptionWhereItsMessageSaysLittle() {
    assertThat(FailureLine.of(new NoSuchFileException("/data/sales")))
        .isEqualTo("NoSuchFileException: /data/sales");
    assertThat(FailureLine.of(new NullPointerException()))
        .isEqualTo("NullPointerException without a message; --verbose shows where");
  }

  @Test
  void endsOnCausesThatGoInACircle() {
    var inner = new IllegalStateException();
    var outer = new ExecutionException(inner);
    inner.initCause(outer);

    assertThat(FailureLine.of(outer)).isNotBlank();
  }
}
