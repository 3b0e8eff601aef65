package com.objectstream.sales.local.server;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What must be the same when servers start again on a folder.
 *
 * @param brokers of Kafka: they vote
 * @param cassandraNodes share the rows
 * @param storagePort of Cassandra: nodes remember each other by it
 */
record ServerLayout(int brokers, int cassandraNodes, int storagePort) {
  private static final String FILE = "servers.properties";

  /** The layout of a folder that was used before. */
  static Optional<ServerLayout> read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    var properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    }
    return Optional.of(
        new ServerLayout(
            number(properties, "brokers"),
            number(properties, "cassandra-nodes"),
            number(properties, "storage-port")));
  }

  private static int number(Properties properties, String key) {
    return Integer.parseInt(properties.getProperty(key, "0"));
  }

  void write(Path folder) throws IOException {
    var properties = new Properties();
    properties.setProperty("brokers", Integer.toString(brokers));
    properties.setProperty("cassandra-nodes", Integer.toString(cassandraNodes));
    properties.setProperty("storage-port", Integer.toString(storagePort));
    try (Writer out = Files.newBufferedWriter(folder.resolve(FILE))) {
      properties.store(out, "Written at the first start; the data in this folder depends on it");
    }
  }
}
