package com.objectstream.sales.job.cassandra.session;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.command.connection.HostPort;
import com.typesafe.config.ConfigException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;

/** Sessions of the Java driver. */
public final class DriverSessions {
  private DriverSessions() {}

  /**
   * Passes if the driver understands the configuration file.
   *
   * @throws IllegalArgumentException otherwise, with the line and without what stands there
   */
  public static void check(CassandraConnection cassandra) {
    DriverSettings.loader(cassandra.driverConfig());
  }

  /**
   * Opens a session.
   *
   * @throws IllegalArgumentException as {@link #check}
   * @throws IllegalStateException if no node answers, all refuse or none is of the data centre that
   *     the file names
   */
  public static CqlSession open(CassandraConnection cassandra) {
    return open(new PatientSessionBuilder(), cassandra);
  }

  static CqlSession open(CqlSessionBuilder builder, CassandraConnection cassandra) {
    CqlSession session = connect(builder, cassandra);
    try {
      requireLocalDataCentre(session, cassandra);
      return session;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static CqlSession connect(CqlSessionBuilder builder, CassandraConnection cassandra) {
    var settings = DriverSettings.loader(cassandra.driverConfig());
    List<InetSocketAddress> addresses = addresses(cassandra);
    try {
      return builder.addContactPoints(addresses).withConfigLoader(settings).build();
    } catch (AllNodesFailedException e) {
      throw CassandraErrors.ofConnecting(e, cassandra);
    } catch (ConfigException | IllegalArgumentException | IllegalStateException e) {
      throw CassandraErrors.ofStart(e, cassandra);
    }
  }

  /**
   * Passes if a node is of the data centre that the driver file names: of another one the driver
   * asks no node at all, and says only, when something is asked, that none was available.
   */
  private static void requireLocalDataCentre(CqlSession session, CassandraConnection cassandra) {
    String named =
        session
            .getContext()
            .getConfig()
            .getDefaultProfile()
            .getString(DefaultDriverOption.LOAD_BALANCING_LOCAL_DATACENTER, "");
    List<String> there =
        session.getMetadata().getNodes().values().stream()
            .map(Node::getDatacenter)
            .filter(Objects::nonNull)
            .distinct()
            .sorted()
            .toList();
    if (!named.isBlank() && !there.contains(named)) {
      throw new IllegalStateException(
          "Cassandra at %s has data centre %s, and no node of %s, which %s names: correct its %s"
              .formatted(
                  cassandra,
                  String.join(", ", there),
                  named,
                  cassandra.driverConfig().map(Object::toString).orElse("--cassandra-config"),
                  DefaultDriverOption.LOAD_BALANCING_LOCAL_DATACENTER.getPath()));
    }
  }

  private static List<InetSocketAddress> addresses(CassandraConnection cassandra) {
    List<InetSocketAddress> addresses =
        cassandra.contactPoints().stream().map(HostPort::address).toList();
    for (InetSocketAddress address : addresses) {
      if (address.isUnresolved()) {
        throw new IllegalStateException(
            "no host is called %s: correct the address of Cassandra"
                .formatted(address.getHostString()));
      }
    }
    return addresses;
  }
}
