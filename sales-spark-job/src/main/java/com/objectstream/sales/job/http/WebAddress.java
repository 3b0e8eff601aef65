package com.objectstream.sales.job.http;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;

/**
 * Where a server listens.
 *
 * @param host name or address, without brackets
 * @param port 0 to 65535; 0 is any that is free
 */
public record WebAddress(String host, int port) {
  /** Reached from this machine alone. */
  public static final String LOOPBACK = "127.0.0.1";

  private static final int LAST_PORT = 65535;

  public WebAddress {
    requireNonNull(host, "host");
    if (port < 0 || port > LAST_PORT) {
      throw new IllegalArgumentException("port " + port + " is not one of 0 to " + LAST_PORT);
    }
  }

  /** The address to listen at; looks the name up. */
  InetSocketAddress socket() {
    return new InetSocketAddress(host, port);
  }

  /** Whether other machines cannot reach it. A name that is not known is not. */
  public boolean isLoopback() {
    InetSocketAddress socket = socket();
    return !socket.isUnresolved() && socket.getAddress().isLoopbackAddress();
  }

  /** What to type into a browser, {@code http://127.0.0.1:8080/}. */
  public String url() {
    return "http://" + this + "/";
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
