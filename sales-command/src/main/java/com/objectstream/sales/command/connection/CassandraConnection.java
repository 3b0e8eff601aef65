package com.objectstream.sales.command.connection;

import static java.util.stream.Collectors.joining;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How Cassandra is reached. Sessions are made where they are used.
 *
 * @param contactPoints nodes to ask first
 * @param driverConfigFile a configuration file of the Java driver, such as for its security; blank
 *     for none
 */
public record CassandraConnection(List<HostPort> contactPoints, String driverConfigFile)
    implements Serializable {
  public CassandraConnection {
    contactPoints = List.copyOf(contactPoints);
  }

  public CassandraConnection(List<HostPort> contactPoints, Optional<Path> driverConfig) {
    this(contactPoints, driverConfig.map(Path::toString).orElse(""));
  }

  /** One node without security. */
  public static CassandraConnection to(HostPort node) {
    return new CassandraConnection(List.of(node), Optional.empty());
  }

  /** The configuration file of the Java driver, if there is one, where this process finds it. */
  public Optional<Path> driverConfig() {
    return Optional.of(driverConfigFile)
        .filter(file -> !file.isBlank())
        .map(Path::of)
        .map(SentFiles::find);
  }

  /** {@code HOST:PORT}, several with commas. */
  @Override
  public String toString() {
    return contactPoints.stream().map(HostPort::toString).collect(joining(","));
  }
}
