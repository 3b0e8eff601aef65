package com.objectstream.sales.command.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A process that waits until it is stopped, or ends by itself, for {@link StopSignalTest}. */
public final class SignalledProgram {
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private SignalledProgram() {}

  public static void main(String[] args) throws InterruptedException {
    switch (args[0]) {
      case "closes" -> closes();
      case "hangs" -> hangs(StopSignal.install());
      case "hangsBriefly" -> hangs(StopSignal.install(Duration.ofSeconds(2)));
      case "failsMeanwhile" -> failsMeanwhile();
      case "exits" -> exits();
      case "isNested" -> isNested();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void closes() throws InterruptedException {
    try (StopSignal stop = StopSignal.install()) {
      stop.closes(() -> say("closed the first"));
      stop.closes(() -> say("closed the second"));
      stop.closes(
          () -> {
            throw new NoClassDefFoundError("broken");
          });
      ready();
    }
  }

  private static void hangs(StopSignal stop) throws InterruptedException {
    stop.closes(
        () -> {
          say("hanging");
          NEVER.await();
        });
    ready();
  }

  /** As when a server that was told to end is missed by the one who works with it. */
  private static void failsMeanwhile() throws InterruptedException {
    var gone = new CountDownLatch(1);
    try {
      try (StopSignal stop = StopSignal.install()) {
        stop.closes(
            () -> {
              gone.countDown();
              Thread.sleep(500);
              say("closed");
            });
        say("ready");
        gone.await();
      }
    } finally {
      say("failed");
      System.exit(1);
    }
  }

  private static void exits() {
    StopSignal.install().closes(() -> say("closed"));
    System.exit(3);
  }

  private static void isNested() throws InterruptedException {
    try (StopSignal outer = StopSignal.install()) {
      outer.closes(() -> say("closed the outer"));
      try (StopSignal inner = StopSignal.install()) {
        inner.closes(() -> say("closed the inner"));
      }
      ready();
    }
  }

  private static void ready() throws InterruptedException {
    say("ready");
    NEVER.await();
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
