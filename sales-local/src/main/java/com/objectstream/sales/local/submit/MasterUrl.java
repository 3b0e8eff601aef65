package com.objectstream.sales.local.submit;

import com.objectstream.sales.command.connection.HostPort;
import com.objectstream.sales.local.server.process.Ports;
import java.util.List;
import java.util.stream.Stream;

/**
 * The masters of a standalone cluster, as Spark writes them.
 *
 * @param text such as {@code spark://127.0.0.1:7077}; several with commas after the scheme
 */
record MasterUrl(String text) {
  static final String LOOPBACK = "127.0.0.1";
  private static final String SCHEME = "spark://";

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException with the reason if it is not of this form
   */
  static MasterUrl parse(String text) {
    if (!text.startsWith(SCHEME)) {
      throw new IllegalArgumentException(
          "--master %s is not that of a standalone cluster (spark://HOST:PORT): YARN and Kubernetes have a spark-submit of their own, see docs/cluster.md"
              .formatted(text));
    }
    var url = new MasterUrl(text);
    url.hosts(); // whether they can be read
    return url;
  }

  private List<HostPort> hosts() {
    return Stream.of(text.substring(SCHEME.length()).split(",")).map(HostPort::parse).toList();
  }

  /** Whether all of it is on this machine and seen by nobody else. */
  boolean isLoopback() {
    return hosts().stream().allMatch(host -> host.address().getAddress().isLoopbackAddress());
  }

  /**
   * Makes sure that a master listens; Spark itself would try for a minute.
   *
   * @throws IllegalStateException if none does
   */
  void requireAnswer() {
    if (hosts().stream().noneMatch(host -> Ports.accepts(host.host(), host.port()))) {
      throw new IllegalStateException(
          "no Spark master answers at %s: start one (bin/sales up --spark-workers 2) or correct --master"
              .formatted(text));
    }
  }
}
