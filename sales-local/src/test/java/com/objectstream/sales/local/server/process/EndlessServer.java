package com.objectstream.sales.local.server.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A server that does nothing but say in its folder that it has started, and that it has ended. It
 * leaves a temporary file, as libraries do.
 */
public final class EndlessServer {
  static final String STARTED = "started";
  static final String ENDED = "ended";

  private EndlessServer() {}

  public static void main(String[] args) throws Exception {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> note(ENDED)));
    Files.createTempFile("native", ".so");
    note(STARTED);
    if (args.length > 0) {
      throw new IllegalStateException(args[0]);
    }
    new CountDownLatch(1).await();
  }

  private static void note(String what) {
    try {
      Files.writeString(Path.of(what), ProcessHandle.current().pid() + "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
