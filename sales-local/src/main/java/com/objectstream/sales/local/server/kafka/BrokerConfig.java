package com.objectstream.sales.local.server.kafka;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The {@code server.properties} of a broker that is a controller too, on loopback only.
 *
 * @param id of this broker, from 1
 * @param ports where brokers listen for clients, in the order of their ids
 * @param controllerPorts where they listen for each other, in the same order
 * @param secured where it listens also, for clients that have to say who they are
 */
record BrokerConfig(
    int id, List<Integer> ports, List<Integer> controllerPorts, Optional<SecuredListener> secured) {
  static final String HOST = "127.0.0.1";
  private static final int MOST_REPLICAS = 3;

  /** What {@code bin/sales produce} sends at most; the default of 1 MiB is less than one line. */
  static final int MAX_MESSAGE_BYTES = 16 << 20;

  /** Copies of a topic's partitions that a cluster of so many brokers should have. */
  static int replicas(int brokers) {
    return Math.min(MOST_REPLICAS, brokers);
  }

  SortedMap<String, String> properties() {
    var config = new TreeMap<String, String>();
    String replicas = Integer.toString(replicas(ports.size()));
    config.put("node.id", Integer.toString(id));
    config.put("process.roles", "broker,controller");
    config.put(
        "listeners", listener("CLIENT", ports) + "," + listener("CONTROLLER", controllerPorts));
    config.put("advertised.listeners", listener("CLIENT", ports));
    config.put("inter.broker.listener.name", "CLIENT");
    config.put("controller.listener.names", "CONTROLLER");
    config.put("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    config.put("controller.quorum.voters", voters());
    config.put("log.dirs", "data"); // in the working folder: a comma in its path would split it
    config.put("auto.create.topics.enable", "false");
    config.put("message.max.bytes", Integer.toString(MAX_MESSAGE_BYTES));
    config.put("default.replication.factor", replicas);
    config.put("offsets.topic.replication.factor", replicas);
    config.put("offsets.topic.num.partitions", "4"); // the default of 50 is for many groups
    config.put("transaction.state.log.replication.factor", replicas);
    config.put("transaction.state.log.num.partitions", "4");
    config.put("share.coordinator.state.topic.replication.factor", replicas);
    config.put("share.coordinator.state.topic.num.partitions", "4");
    String insync = ports.size() < MOST_REPLICAS ? "1" : "2";
    config.put("min.insync.replicas", insync);
    config.put("transaction.state.log.min.isr", insync);
    config.put("share.coordinator.state.topic.min.isr", insync);
    config.put("group.initial.rebalance.delay.ms", "0"); // no crowd of consumers to wait for
    // Stopping all brokers at once, the last one would wait minutes for a controller to release it
    config.put("controlled.shutdown.enable", "false");
    secured.ifPresent(listener -> listener.addTo(config));
    return config;
  }

  /** What StorageTool and the broker read. */
  String text() {
    return properties().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private String listener(String name, List<Integer> of) {
    return name + "://" + HOST + ":" + of.get(id - 1);
  }

  private String voters() {
    return IntStream.rangeClosed(1, controllerPorts.size())
        .mapToObj(voter -> voter + "@" + HOST + ":" + controllerPorts.get(voter - 1))
        .collect(Collectors.joining(","));
  }
}
