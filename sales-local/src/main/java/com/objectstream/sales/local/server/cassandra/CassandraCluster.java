package com.objectstream.sales.local.server.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.command.connection.HostPort;
import com.objectstream.sales.job.cassandra.session.DriverSessions;
import com.objectstream.sales.local.server.process.Ports;
import com.objectstream.sales.local.server.process.ReadinessProbe;
import com.objectstream.sales.local.server.process.ServerClassPath;
import com.objectstream.sales.local.server.process.ServerCommand;
import com.objectstream.sales.local.server.process.ServerGroup;
import com.objectstream.sales.local.server.process.ServerProcess;
import com.objectstream.sales.local.server.security.ServerSecurity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Cassandra nodes on 127.0.0.1, 127.0.0.2 and so on, with the same ports, each in a JVM and a
 * folder {@code cassandra-N} of its own.
 */
public final class CassandraCluster {
  private static final int MOST_REPLICAS = 3;

  private final CassandraConnection connection;
  private final List<ServerProcess> nodes;

  private CassandraCluster(CassandraConnection connection, List<ServerProcess> nodes) {
    this.connection = connection;
    this.nodes = List.copyOf(nodes);
  }

  /** The addresses that so many nodes listen on. */
  public static List<String> addresses(int nodes) {
    return IntStream.rangeClosed(1, nodes).mapToObj(NodeConfig::address).toList();
  }

  /**
   * Starts nodes and returns when each of them answers and knows the others. Data that is in the
   * folder is used again.
   *
   * @param group what the nodes belong to
   * @param folder where each node gets a folder
   * @param count of nodes
   * @param port for clients
   * @param storagePort for each other; the same each time, as nodes remember it
   * @param purpose of each node
   * @param security makes them ask who one is
   * @throws IllegalStateException if a node does not come up
   */
  public static CassandraCluster start(
      ServerGroup group,
      Path folder,
      int count,
      int port,
      int storagePort,
      NodePurpose purpose,
      Optional<ServerSecurity> security) {
    List<NodeConfig> configs =
        IntStream.rangeClosed(1, count)
            .mapToObj(
                id ->
                    new NodeConfig(
                        id, count, home(folder, id), port, storagePort, purpose, security))
            .toList();
    configs.forEach(CassandraCluster::write);
    var nodes = new ArrayList<ServerProcess>();
    for (NodeConfig config : configs) {
      nodes.add(group.launch(command(config), answers(config, count - 1)));
      if (config.id() == 1) {
        nodes.get(0).await(answers(config, 0)); // the others need a seed to talk to
      }
    }
    nodes.forEach(ServerProcess::awaitReady);
    return new CassandraCluster(connection(configs.get(0)), nodes);
  }

  /** By the first node, where clients learn of the others. */
  public CassandraConnection connection() {
    return connection;
  }

  /** The nodes in the order of their addresses. */
  public List<ServerProcess> nodes() {
    return nodes;
  }

  /** Copies of each row that suit this number of nodes: all, but three at most. */
  public int replicas() {
    return Math.min(MOST_REPLICAS, nodes.size());
  }

  /** A session, to be closed by the caller. */
  public CqlSession open() {
    return DriverSessions.open(connection);
  }

  private static Path home(Path folder, int id) {
    return folder.resolve("cassandra-" + id);
  }

  private static void write(NodeConfig config) {
    try {
      Files.createDirectories(config.home());
      Files.writeString(config.home().resolve("cassandra.yaml"), config.yaml());
      Files.writeString(config.home().resolve("logback.xml"), NodeConfig.logback());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServerCommand command(NodeConfig config) {
    return new ServerCommand(
        config.nodes() == 1 ? "Cassandra" : "Cassandra node " + config.id(),
        config.home(),
        Stream.concat(
                Stream.of(ServerClassPath.jvmOptions("cassandra")), config.jvmOptions().stream())
            .toList(),
        ServerClassPath.of("cassandra"),
        "org.apache.cassandra.service.CassandraDaemon",
        List.of(),
        Map.of());
  }

  /** A node that asks who one is has a certificate for a name. */
  private static CassandraConnection connection(NodeConfig config) {
    String address =
        config.security().isPresent() ? ServerSecurity.HOST : NodeConfig.address(config.id());
    return new CassandraConnection(
        List.of(new HostPort(address, config.port())),
        config.security().map(ServerSecurity::cassandraAdmin));
  }

  private static ReadinessProbe answers(NodeConfig config, int peers) {
    CassandraConnection connection = connection(config);
    return () -> {
      if (!Ports.accepts(NodeConfig.address(config.id()), config.port())) {
        return false;
      }
      try (CqlSession session = DriverSessions.open(connection)) {
        return session.execute("SELECT peer FROM system.peers_v2").all().size() >= peers;
      }
    };
  }
}
