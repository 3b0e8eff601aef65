package com.objectstream.sales.local.server.kafka;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Main class of a broker's JVM: formats the data folder the first time, then is the broker. Doing
 * both in one JVM spares a start. The classes are called by reflection because they are on the
 * server's class path only.
 */
public final class BrokerMain {
  private BrokerMain() {}

  /**
   * Runs in the folder of the broker.
   *
   * @param args the properties file and the id of the cluster
   */
  public static void main(String[] args) throws Exception {
    String properties = args[0];
    if (Files.notExists(Path.of("data", "meta.properties"))) {
      format(properties, args[1]);
    }
    Class.forName("kafka.Kafka")
        .getMethod("main", String[].class)
        .invoke(null, (Object) new String[] {properties});
  }

  private static void format(String properties, String clusterId)
      throws ReflectiveOperationException {
    Object status =
        Class.forName("kafka.tools.StorageTool")
            .getMethod("execute", String[].class, PrintStream.class)
            .invoke(null, new String[] {"format", "-t", clusterId, "-c", properties}, System.out);
    if (!Integer.valueOf(0).equals(status)) {
      throw new IllegalStateException("cannot format the data folder: status " + status);
    }
  }
}
