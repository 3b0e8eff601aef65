package com.objectstream.sales.local.server.kafka;

import com.objectstream.sales.command.connection.KafkaConnection;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/**
 * Kafka brokers that are controllers too, each in a JVM and a folder {@code kafka-N} of its own.
 */
public final class KafkaCluster {
  private static final String PROPERTIES = "server.properties";

  private final List<ServerProcess> brokers;
  private final List<Integer> ports;
  private final List<SecuredListener> secured;

  private KafkaCluster(
      List<ServerProcess> brokers, List<Integer> ports, List<SecuredListener> secured) {
    this.brokers = List.copyOf(brokers);
    this.ports = List.copyOf(ports);
    this.secured = List.copyOf(secured);
  }

  /**
   * Starts brokers without waiting until they work. Data that is in the folder is used again.
   *
   * @param group what the brokers belong to
   * @param folder where each broker gets a folder
   * @param ports where they listen on 127.0.0.1, one for each broker
   * @param security lets them listen elsewhere too, for clients that have to say who they are
   */
  public static KafkaCluster launch(
      ServerGroup group, Path folder, List<Integer> ports, Optional<ServerSecurity> security) {
    List<Integer> controllerPorts =
        Stream.generate(() -> Ports.free(List.of(BrokerConfig.HOST)))
            .filter(port -> !ports.contains(port))
            .distinct()
            .limit(ports.size())
            .toList();
    String clusterId = clusterId(folder);
    var secured = new ArrayList<SecuredListener>();
    var brokers = new ArrayList<ServerProcess>();
    for (int id = 1; id <= ports.size(); id++) {
      var home = folder.resolve("kafka-" + id);
      Optional<SecuredListener> listener = security.map(SecuredListener::onFreePort);
      listener.ifPresent(secured::add);
      var config = new BrokerConfig(id, ports, controllerPorts, listener);
      write(home.resolve(PROPERTIES), config.text());
      var command = command(id, ports.size(), home, clusterId);
      brokers.add(group.launch(command, probe(id, ports.get(id - 1))));
    }
    return new KafkaCluster(brokers, ports, secured);
  }

  /**
   * Waits until every broker answers, and knows the user that may do anything if they ask who one
   * is.
   *
   * @param security as they were launched with
   * @throws IllegalStateException if one does not
   */
  public void awaitReady(Optional<ServerSecurity> security) {
    brokers.forEach(ServerProcess::awaitReady);
    security.ifPresent(
        asked ->
            new ScramUsers(connection()).set(ServerSecurity.KAFKA_ADMIN, asked.adminPassword()));
  }

  /** How they are reached, all of them, by whoever is on this machine. */
  public KafkaConnection connection() {
    return KafkaConnection.to(
        ports.stream()
            .map(port -> BrokerConfig.HOST + ":" + port)
            .collect(Collectors.joining(",")));
  }

  /** Where they ask who one is, with commas; empty if they do not. */
  public String securedServers() {
    return secured.stream().map(SecuredListener::toString).collect(Collectors.joining(","));
  }

  /** The brokers in the order of their ids. */
  public List<ServerProcess> brokers() {
    return brokers;
  }

  /** Copies of each partition that suit this number of brokers: all, but three at most. */
  public int replicas() {
    return BrokerConfig.replicas(ports.size());
  }

  private static String clusterId(Path folder) {
    Path file = folder.resolve("kafka-cluster-id");
    try {
      if (Files.notExists(file)) {
        write(file, Uuid.randomUuid().toString());
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServerCommand command(int id, int brokers, Path home, String clusterId) {
    return new ServerCommand(
        brokers == 1 ? "Kafka" : "Kafka broker " + id,
        home,
        List.of(ServerClassPath.jvmOptions("kafka"), brokers == 1 ? "-Xmx1g" : "-Xmx512m"),
        ServerClassPath.of("kafka"),
        BrokerMain.class.getName(),
        List.of(PROPERTIES, clusterId),
        Map.of());
  }

  /** Ready is a broker that stands in the cluster's list of brokers that serve. */
  private static ReadinessProbe probe(int id, int port) {
    var connection = KafkaConnection.to(BrokerConfig.HOST + ":" + port);
    return () -> {
      if (!Ports.accepts(BrokerConfig.HOST, port)) {
        return false;
      }
      try (Admin admin = Admin.create(connection.adminProperties())) {
        return admin.describeCluster().nodes().get().stream().anyMatch(node -> node.id() == id);
      }
    };
  }
}
