package com.objectstream.sales.command;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A program that does not end as it should. */
@Command(name = "ending")
public final class EndingProgram implements Callable<Integer> {
  @Option(names = "--exit-of")
  private String exitOf = "";

  @Option(names = "--then-fail")
  private boolean thenFail;

  public static void main(String[] args) {
    System.exit(SalesCommandLine.run(new EndingProgram(), args));
  }

  @Override
  public Integer call() throws InterruptedException {
    if (exitOf.equals("main")) {
      System.exit(53);
    }
    var exit = new Thread(() -> System.exit(0));
    if (exitOf.equals("another")) {
      exit.start();
    }
    System.out.println("running");
    if (thenFail) {
      while (exit.getState() != Thread.State.WAITING) {
        Thread.onSpinWait(); // until it waits for the hooks to end
      }
      throw new IllegalStateException("the task has failed");
    }
    new CountDownLatch(1).await();
    return 0;
  }
}
