package com.objectstream.sales.command.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShutdownCauseTest {
  @Test
  void namesWhoHasEndedTheProcessWhateverTheHooksAreTakenFrom() {
    ShutdownCause cause =
        ShutdownCause.of(
            Thread.currentThread(),
            frame("java.util.IdentityHashMap$IdentityHashMapIterator", "hasNext"),
            frame("java.lang.ApplicationShutdownHooks", "runHooks"),
            frame("java.lang.Shutdown", "runHooks"),
            frame("java.lang.System", "exit"),
            frame("org.example.Server", "stop"));

    assertThat(cause.sentence()).startsWith("org.example.Server has ended this process");
  }

  private static StackTraceElement frame(String type, String method) {
    return new StackTraceElement(type, method, null, -1);
  }
}
