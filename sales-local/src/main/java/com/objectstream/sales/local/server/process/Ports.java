package com.objectstream.sales.local.server.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on addresses of this machine. */
public final class Ports {
  /** Below the ports that systems give to outgoing connections, which could take one meanwhile. */
  private static final int FIRST_FREE = 20_000;

  private static final int LAST_FREE = 32_000;
  private static final int CONNECT_MILLIS = 500;
  private static final int TRIES = 1_000;

  private Ports() {}

  /** A port that nothing uses now on any of these addresses. Rarely the same twice. */
  public static int free(List<String> hosts) {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST_FREE, LAST_FREE);
      if (hosts.stream().allMatch(host -> isFree(host, port))) {
        return port;
      }
    }
    throw new IllegalStateException(
        "found no free port from " + FIRST_FREE + " to " + LAST_FREE + " on " + hosts);
  }

  /**
   * Makes sure that a server can listen there.
   *
   * @param option names the command line option to choose another with
   * @throws IllegalStateException if something listens there already
   */
  public static void requireFree(String host, int port, String option) {
    if (!isFree(host, port)) {
      throw new IllegalStateException(
          "port %d on %s is taken: stop what uses it or choose another with %s"
              .formatted(port, host, option));
    }
  }

  /**
   * Makes sure that the machine has this loopback address.
   *
   * @throws IllegalStateException if not; macOS has 127.0.0.1 only
   */
  public static void requireAddress(String host) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, 0));
    } catch (IOException e) {
      throw new IllegalStateException(
          "this machine has no address %s for another Cassandra node: add it (on macOS: sudo ifconfig lo0 alias %s up) or start fewer nodes"
              .formatted(host, host),
          e);
    }
  }

  /** Whether something accepts connections there. */
  public static boolean accepts(String host, int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Whether a server can listen there now. Asks by connecting too: macOS lets two listen on one
   * port if one of them does on all addresses.
   */
  public static boolean isFree(String host, int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      return false;
    }
    return !accepts(host, port);
  }
}
