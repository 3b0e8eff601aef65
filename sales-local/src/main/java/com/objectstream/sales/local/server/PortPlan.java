package com.objectstream.sales.local.server;

import com.objectstream.sales.local.server.cassandra.CassandraCluster;
import com.objectstream.sales.local.server.process.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The ports that servers will listen on, all of them free now.
 *
 * @param kafka one for each broker, on 127.0.0.1
 * @param cassandra for clients, on the address of each node
 * @param storage of Cassandra, on the address of each node
 */
record PortPlan(List<Integer> kafka, int cassandra, int storage) {

  /**
   * Chooses the ports that the options leave open.
   *
   * @param folder remembers what must be the same the next time
   * @throws IllegalStateException if a port is taken, or the folder has data of other servers
   */
  static PortPlan of(ServerOptions options, Path folder) {
    List<String> nodes = CassandraCluster.addresses(options.cassandraNodes());
    nodes.forEach(Ports::requireAddress);
    List<Integer> kafka = kafka(options);
    int cassandra = given(options.cassandraPort(), nodes, "--cassandra-port");
    return new PortPlan(kafka, cassandra, storage(options, folder, nodes));
  }

  private static List<Integer> kafka(ServerOptions options) {
    List<String> host = CassandraCluster.addresses(1);
    var ports = new ArrayList<Integer>();
    while (ports.size() < options.brokers()) {
      int offset = ports.size();
      OptionalInt wanted = options.kafkaPort().stream().map(port -> port + offset).findFirst();
      int port = given(wanted, host, "--kafka-port");
      if (!ports.contains(port)) {
        ports.add(port);
      }
    }
    return List.copyOf(ports);
  }

  private static int given(OptionalInt wanted, List<String> hosts, String option) {
    if (wanted.isEmpty()) {
      return Ports.free(hosts);
    }
    hosts.forEach(host -> Ports.requireFree(host, wanted.getAsInt(), option));
    return wanted.getAsInt();
  }

  private static int storage(ServerOptions options, Path folder, List<String> nodes) {
    try {
      var before = ServerLayout.read(folder);
      var layout =
          before.orElseGet(
              () ->
                  new ServerLayout(options.brokers(), options.cassandraNodes(), Ports.free(nodes)));
      requireSame(layout, options, folder);
      nodes.forEach(host -> Ports.requireFree(host, layout.storagePort(), "another --dir"));
      if (before.isEmpty()) {
        layout.write(folder);
      }
      return layout.storagePort();
    } catch (IOException e) {
      throw new IllegalStateException("cannot use " + folder + " (" + e + "): check --dir", e);
    }
  }

  private static void requireSame(ServerLayout layout, ServerOptions options, Path folder) {
    if (layout.brokers() != options.brokers()
        || layout.cassandraNodes() != options.cassandraNodes()) {
      throw new IllegalStateException(
          "%s has the data of --brokers %d and --cassandra-nodes %d: give the same or choose another --dir"
              .formatted(folder, layout.brokers(), layout.cassandraNodes()));
    }
  }
}
