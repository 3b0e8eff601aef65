package com.objectstream.sales.local.server;

import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.local.server.cassandra.NodePurpose;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which servers to start.
 *
 * @param folder keeps their data; without one it is temporary
 * @param kafkaPort of the first broker, the next one has the next port; without one free ports
 * @param cassandraPort of every node; without one a free port
 * @param brokers from 1
 * @param cassandraNodes from 1
 * @param partitions of the topic of sales, from 1
 * @param cassandraPurpose of every node
 * @param zone that gives sales their days, for the comment of a table that is made
 */
public record ServerOptions(
    Optional<Path> folder,
    OptionalInt kafkaPort,
    OptionalInt cassandraPort,
    int brokers,
    int cassandraNodes,
    int partitions,
    NodePurpose cassandraPurpose,
    Optional<ZoneId> zone) {
  private static final int PARTITIONS = 4;

  /** One of each on free ports, with a temporary folder and 4 partitions. */
  public static ServerOptions temporary() {
    return new ServerOptions(
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        1,
        1,
        PARTITIONS,
        NodePurpose.SAFE_AND_BRIEF,
        Optional.empty());
  }

  /** The same with so many servers. */
  public ServerOptions withServers(int moreBrokers, int moreNodes) {
    return new ServerOptions(
        folder,
        kafkaPort,
        cassandraPort,
        moreBrokers,
        moreNodes,
        partitions,
        cassandraPurpose,
        zone);
  }

  /** The same with a Cassandra that is set up for something else. */
  public ServerOptions with(NodePurpose purpose) {
    return new ServerOptions(
        folder, kafkaPort, cassandraPort, brokers, cassandraNodes, partitions, purpose, zone);
  }

  /** The same with a table that says which zone its days are of. */
  public ServerOptions withZone(ZoneId named) {
    return new ServerOptions(
        folder,
        kafkaPort,
        cassandraPort,
        brokers,
        cassandraNodes,
        partitions,
        cassandraPurpose,
        Optional.of(named));
  }

  /** For messages: {@code 1 Kafka broker and 3 Cassandra nodes}. */
  String servers() {
    return Counted.of(brokers, "Kafka broker")
        + " and "
        + Counted.of(cassandraNodes, "Cassandra node");
  }
}
