package com.objectstream.sales.local.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.objectstream.sales.job.command.HostPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Opens sessions of the Java driver.
 *
 * @param contactPoint one node; the driver learns the others and the data center from it
 * @param config a configuration file of the driver, for credentials, TLS and the like; its settings
 *     win over ours
 */
public record CassandraSessions(HostPort contactPoint, Optional<Path> config) {
  /**
   * Some seconds for each step, so that a wrong address is told within 15 s; and no quiet period,
   * for which closing a session would sit idle for 4 s.
   */
  private static final String SETTINGS =
      """
      datastax-java-driver {
        basic.load-balancing-policy.class = DcInferringLoadBalancingPolicy
        basic.request.timeout = 12 seconds
        advanced.connection.connect-timeout = 5 seconds
        advanced.connection.init-query-timeout = 5 seconds
        advanced.control-connection.timeout = 5 seconds
        advanced.netty.io-group.shutdown.quiet-period = 0
        advanced.netty.admin-group.shutdown.quiet-period = 0
      }
      """;

  /**
   * A session, to be closed by the caller.
   *
   * @throws IllegalStateException if no node answers, with what to do
   */
  public CqlSession open() {
    InetSocketAddress address = contactPoint.address();
    if (address.isUnresolved()) {
      throw new IllegalStateException(
          "no host is called " + contactPoint.host() + ": check the address of Cassandra");
    }
    try {
      return CqlSession.builder()
          .addContactPoint(address)
          .withConfigLoader(DriverConfigLoader.fromString(SETTINGS + ownSettings()))
          .build();
    } catch (AllNodesFailedException e) {
      throw new IllegalStateException(
          "Cassandra does not answer on %s (%s): start it, or check address and credentials"
              .formatted(contactPoint, reason(e)),
          e);
    }
  }

  private String ownSettings() {
    if (config.isEmpty()) {
      return "";
    }
    try {
      return Files.readString(config.get());
    } catch (IOException e) {
      throw new IllegalStateException(
          "cannot read the driver configuration " + config.get() + ": " + e, e);
    }
  }

  /** The innermost message of the first error, such as {@code Connection refused}. */
  private static String reason(AllNodesFailedException failure) {
    return failure.getAllErrors().values().stream()
        .flatMap(List::stream)
        .flatMap(error -> Stream.iterate(error, Objects::nonNull, Throwable::getCause))
        .map(Throwable::getMessage)
        .filter(Objects::nonNull)
        .reduce((outer, inner) -> inner)
        .orElse("no reason given");
  }
}
