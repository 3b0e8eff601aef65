package com.objectstream.sales.local.server;

import com.objectstream.sales.command.RunDirectory;
import java.util.concurrent.CountDownLatch;

/** Makes SIGTERM and Ctrl-C an orderly end with exit status 0, also while servers are starting. */
public final class StopHook extends Thread {
  private final LocalServers servers;

  private StopHook(LocalServers servers) {
    super("stop-in-order");
    this.servers = servers;
  }

  /** In force until it is removed. */
  public static StopHook install(LocalServers servers) {
    var hook = new StopHook(servers);
    Runtime.getRuntime().addShutdownHook(hook);
    return hook;
  }

  @Override
  public void run() {
    try {
      servers.close();
      RunDirectory.leaveAndHalt(0);
    } finally {
      RunDirectory.leaveAndHalt(1);
    }
  }

  /**
   * Takes the hook away. Does not return if it is at work already: what failed then was asked to.
   */
  public void remove() throws InterruptedException {
    try {
      Runtime.getRuntime().removeShutdownHook(this);
    } catch (IllegalStateException atWork) {
      new CountDownLatch(1).await();
    }
  }
}
