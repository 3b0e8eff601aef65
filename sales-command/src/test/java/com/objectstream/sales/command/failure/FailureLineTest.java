package com.objectstream.sales.command.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        .isEqualTo("first second third\\u001b");
    assertThat(FailureLine.of(new IllegalStateException("many words ".repeat(100)))).hasSize(500);
  }

  @Test
  void hasNothingThatATerminalObeys() {
    assertThat(FailureLine.of(new IllegalStateException("store \u009b2J is \u202egnorw\ud83d")))
        .isEqualTo("store \\u009b2J is \\u202egnorw\\ud83d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "failure to login: LoginException: invalid null input: name\n"
            + "\tat jdk.security.auth/com.sun.security.auth.UnixPrincipal.<init>(UnixPrincipal.java:67)\n"
            + "\tat java.base/jdk.internal.reflect.NativeMethodAccessorImpl.invoke0(Native Method)\n"
            + "Caused by: java.io.IOException: gone\n\t... 40 more",
        "failure to login: LoginException: invalid null input: name at"
            + " app//a.b.C$D.lambda$e$0(C.java:7) at scala.Function1.apply$mcV$sp(Unknown Source)",
        "failure to login: LoginException: invalid null input: name\n\nDriver stacktrace:\nmore"
      })
  void hasNoStackWhateverTheMessageHolds(String message) {
    assertThat(FailureLine.of(new IllegalStateException(message)))
        .isEqualTo("failure to login: LoginException: invalid null input: name");
  }

  @Test
  void doesNotRepeatAdviceThatLosesARecord() {
    var failure =
        new KafkaException(
            "Received exception when fetching the next record from item_sales-0. If needed, please"
                + " seek past the record to continue consumption.",
            new UnsatisfiedLinkError("/tmp/libzstd-jni.so: failed to map segment"));

    assertThat(FailureLine.of(failure)).isEqualTo("/tmp/libzstd-jni.so: failed to map segment");
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
