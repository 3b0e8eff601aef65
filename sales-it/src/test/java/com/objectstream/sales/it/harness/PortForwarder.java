package com.objectstream.sales.it.harness;

import com.objectstream.sales.command.connection.HostPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A server under another address: takes connections there, and hands on what comes and goes. */
public final class PortForwarder implements AutoCloseable {
  private static final int WAITING = 50;

  private final ServerSocket server;
  private final HostPort target;
  private final AtomicInteger connections = new AtomicInteger();

  private PortForwarder(ServerSocket server, HostPort target) {
    this.server = server;
    this.target = target;
  }

  /** Listens on a free port of this address of the machine. */
  public static PortForwarder on(String address, HostPort target) {
    try {
      var forwarder =
          new PortForwarder(new ServerSocket(0, WAITING, InetAddress.getByName(address)), target);
      start(forwarder::accept);
      return forwarder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public HostPort address() {
    return new HostPort(server.getInetAddress().getHostAddress(), server.getLocalPort());
  }

  /** How many connections it has taken. */
  public int connections() {
    return connections.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        connections.incrementAndGet();
        var there = new Socket(target.host(), target.port());
        start(() -> handOn(client, there));
        start(() -> handOn(there, client));
      }
    } catch (IOException e) {
      // closed: the test has ended
    }
  }

  private static void handOn(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // one side has ended, and with it the other
    }
  }

  private static void start(Runnable work) {
    var thread = new Thread(work, "port-forwarder");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
