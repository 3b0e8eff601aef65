package com.objectstream.sales.it.harness;

import com.objectstream.sales.command.connection.HostPort;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * Servers that run before the tests and after them, such as those of {@code bin/sales up}: {@code
 * -Dsales.it.servers=HOST:PORT,HOST:PORT} names Kafka's and Cassandra's, and a test begins at once.
 */
final class RunningServers {
  private static final String OPTION = "sales.it.servers";
  private static final String ANSWER_MS = "3000";

  private RunningServers() {}

  /**
   * Those that are named, if any are.
   *
   * @throws ExtensionConfigurationException if the text is none of the form, or one does not answer
   */
  static Optional<TestServers> named() {
    return Optional.ofNullable(System.getProperty(OPTION))
        .filter(text -> !text.isBlank())
        .map(RunningServers::named);
  }

  private static TestServers named(String text) {
    List<HostPort> both = parse(text);
    var servers = TestServers.running(both.get(0), both.get(1));
    requireKafka(servers, text);
    requireCassandra(servers, text);
    return servers;
  }

  private static List<HostPort> parse(String text) {
    String[] parts = text.split(",", -1);
    if (parts.length != 2) {
      throw wrong(text, "is not HOST:PORT,HOST:PORT");
    }
    try {
      return List.of(HostPort.parse(parts[0]), HostPort.parse(parts[1]));
    } catch (IllegalArgumentException e) {
      throw wrong(text, e.getMessage());
    }
  }

  private static void requireKafka(TestServers servers, String text) {
    Map<String, Object> soon = new HashMap<>(servers.kafka().properties());
    soon.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MS);
    soon.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MS);
    try (Admin admin = Admin.create(soon)) {
      admin.describeCluster().clusterId().get();
    } catch (ExecutionException e) {
      throw wrong(text, "no Kafka answers at " + servers.kafka());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void requireCassandra(TestServers servers, String text) {
    try {
      servers.openSession().close();
    } catch (IllegalStateException e) {
      throw wrong(text, "no Cassandra answers at " + servers.cassandra());
    }
  }

  private static ExtensionConfigurationException wrong(String text, String what) {
    return new ExtensionConfigurationException(
        "-D%s=%s: %s; start both with 'bin/sales up', which prints where Kafka and Cassandra are"
            .formatted(OPTION, text, what));
  }
}
