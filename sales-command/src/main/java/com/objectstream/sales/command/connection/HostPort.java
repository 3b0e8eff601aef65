package com.objectstream.sales.command.connection;

import java.io.Serializable;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server listens, written {@code HOST:PORT}; an IPv6 address stands in brackets, {@code
 * [::1]:9042}.
 *
 * @param host name or address, without brackets
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) implements Serializable {
  private static final Pattern FORM =
      Pattern.compile("(?:\\[([0-9a-fA-F:.%\\w]+)]|([^\\s:\\[\\]/@,]+)):([0-9]{1,5})");
  private static final int LAST_PORT = 65535;

  public HostPort {
    if (port < 1 || port > LAST_PORT) {
      throw new IllegalArgumentException("port " + port + " is not one of 1 to " + LAST_PORT);
    }
  }

  /**
   * Reads {@code HOST:PORT}.
   *
   * @throws IllegalArgumentException if the text has another form, saying what is wrong with it
   */
  public static HostPort parse(String text) {
    Matcher parts = FORM.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not HOST:PORT, for example 127.0.0.1:9042 or [::1]:9042");
    }
    String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
    return new HostPort(host, Integer.parseInt(parts.group(3)));
  }

  /** The address to connect to. Looks the name up; one that is not known stays unresolved. */
  public InetSocketAddress address() {
    return new InetSocketAddress(host, port);
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
