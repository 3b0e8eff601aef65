package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.objectstream.sales.command.CassandraConnection;
import com.objectstream.sales.command.HostPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Sessions of the Java driver: this project's settings, and the user's own over them. */
public final class DriverSessions {
  // The request timeout is longer than Cassandra's own write timeout (2 s): the server's answer
  // decides. LOCAL_QUORUM, or one lost node could take acknowledged sales with it. The debouncer
  // holds back a statement that creates something, for a second by default. Heartbeats and
  // reconnections are closer together than by default: somebody waits for them.
  private static final String SETTINGS =
      """
      datastax-java-driver {
        basic.request.timeout = 10 seconds
        basic.request.consistency = LOCAL_QUORUM
        basic.load-balancing-policy.class = DcInferringLoadBalancingPolicy
        advanced.connection.connect-timeout = 5 seconds
        advanced.control-connection.timeout = 10 seconds
        advanced.metadata.schema.request-timeout = 10 seconds
        advanced.metadata.schema.debouncer.window = 10 milliseconds
        advanced.heartbeat { interval = 10 seconds, timeout = 5 seconds }
        advanced.reconnection-policy { base-delay = 500 ms, max-delay = 5 seconds }
        advanced.netty.io-group.shutdown { quiet-period = 0, timeout = 15, unit = SECONDS }
        advanced.netty.admin-group.shutdown { quiet-period = 0, timeout = 15, unit = SECONDS }
      }
      """;

  private static final int SCHEMA_SECONDS = 30;

  private DriverSessions() {}

  /**
   * Opens a session.
   *
   * @throws IllegalStateException if the configuration file cannot be read or no node answers
   */
  public static CqlSession open(CassandraConnection cassandra) {
    return open(CqlSession.builder(), cassandra);
  }

  static CqlSession open(CqlSessionBuilder builder, CassandraConnection cassandra) {
    try {
      CqlSession session =
          builder
              .addContactPoints(addresses(cassandra))
              .withConfigLoader(DriverConfigLoader.fromString(settings(cassandra.driverConfig())))
              .build();
      return inLocalDataCentre(session, cassandra);
    } catch (AllNodesFailedException e) {
      throw new IllegalStateException(
          "no Cassandra answers at %s (%s): start one (bin/sales up), or correct address and credentials"
              .formatted(cassandra, CassandraErrors.reason(e)),
          e);
    }
  }

  private static CqlSession inLocalDataCentre(CqlSession session, CassandraConnection cassandra) {
    try {
      LocalDataCentre.require(session, cassandra);
      return session;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static List<InetSocketAddress> addresses(CassandraConnection cassandra) {
    List<InetSocketAddress> addresses =
        cassandra.contactPoints().stream().map(HostPort::address).toList();
    addresses.stream()
        .filter(InetSocketAddress::isUnresolved)
        .findFirst()
        .ifPresent(
            unknown -> {
              throw new IllegalStateException(
                  "no host is called %s: correct the address of Cassandra"
                      .formatted(unknown.getHostString()));
            });
    return addresses;
  }

  private static String settings(Optional<Path> config) {
    // HOCON: what comes later wins.
    return SETTINGS + config.map(DriverSessions::read).orElse("");
  }

  private static String read(Path config) {
    try {
      return Files.readString(config);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the Cassandra configuration " + config, e);
    }
  }

  /**
   * The tables as they are now; the driver hears of changes with a delay. Its own blocking call has
   * no end if it was asked before while the connection for such questions was lost.
   *
   * @throws DriverException if Cassandra does not tell in time
   */
  static Metadata schema(CqlSession session) {
    try {
      return session
          .refreshSchemaAsync()
          .toCompletableFuture()
          .orTimeout(SCHEMA_SECONDS, TimeUnit.SECONDS)
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof DriverException failure) {
        throw failure.copy();
      }
      throw new DriverTimeoutException("no answer about its tables: " + e.getCause());
    }
  }
}
