package com.objectstream.sales.local.server.cassandra;

import com.objectstream.sales.local.server.security.ServerSecurity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The {@code cassandra.yaml} and the JVM options of a node.
 *
 * @param id of this node, from 1; it listens on {@code 127.0.0.id}
 * @param nodes how many there are
 * @param home its own folder
 * @param port for clients, the same on every node
 * @param storagePort for each other, the same on every node
 * @param purpose what it is set up for
 * @param security makes it ask who one is
 */
record NodeConfig(
    int id,
    int nodes,
    Path home,
    int port,
    int storagePort,
    NodePurpose purpose,
    Optional<ServerSecurity> security) {
  private static final String FIRST = address(1);

  static String address(int id) {
    return "127.0.0." + id;
  }

  /**
   * Defaults of Cassandra wherever they matter to a measurement: timeouts, thresholds, memtables,
   * and for the standard purpose the periodic commit log. A node that is killed loses what it wrote
   * into that within its last 100 ms, acknowledged or not.
   */
  String yaml() {
    return """
        cluster_name: sales
        num_tokens: 16
        partitioner: org.apache.cassandra.dht.Murmur3Partitioner
        endpoint_snitch: SimpleSnitch
        # All nodes start empty and together: there is nothing to stream
        auto_bootstrap: false
        listen_address: %1$s
        rpc_address: %1$s
        native_transport_port: %2$d
        storage_port: %3$d
        seed_provider:
          - class_name: org.apache.cassandra.locator.SimpleSeedProvider
            parameters:
              - seeds: "%4$s:%3$d"
        %10$s
        # What a user's own cluster may have can be tried here too
        materialized_views_enabled: true
        # A full or vanished disk must not halt the node while its temporary folder is deleted
        disk_failure_policy: ignore
        commit_failure_policy: ignore
        data_file_directories: [%5$s]
        commitlog_directory: %6$s
        saved_caches_directory: %7$s
        hints_directory: %8$s
        cdc_raw_directory: %9$s
        """
            .formatted(
                address(id),
                port,
                storagePort,
                FIRST,
                quoted("data"),
                quoted("commitlog"),
                quoted("saved_caches"),
                quoted("hints"),
                quoted("cdc_raw"),
                purpose.commitLogSync())
        + security.map(NodeConfig::asking).orElse("");
  }

  /** What a user may do is looked up again soon, as whoever grants it waits for that. */
  private static String asking(ServerSecurity security) {
    return """
        authenticator: PasswordAuthenticator
        authorizer: CassandraAuthorizer
        role_manager: CassandraRoleManager
        roles_validity: 100ms
        permissions_validity: 100ms
        credentials_validity: 100ms
        client_encryption_options:
          enabled: true
          optional: false
          keystore: %s
          keystore_password: %s
          store_type: PKCS12
        """
        .formatted(quoted(security.keyStore()), security.storePassword());
  }

  private String quoted(String folder) {
    return quoted(home.resolve(folder));
  }

  private static String quoted(Path file) {
    String path = file.toString();
    return '"' + path.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Warnings and errors to standard output, which is the log. */
  static String logback() {
    return """
        <configuration>
          <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
            <encoder><pattern>%d{HH:mm:ss} %-5level %logger{0} %msg%n</pattern></encoder>
          </appender>
          <root level="WARN"><appender-ref ref="OUT"/></root>
        </configuration>
        """;
  }

  /** Those of this node; what all nodes need is in {@code config/jvm/cassandra.options}. */
  List<String> jvmOptions() {
    String heap = purpose.heapMb(nodes) + "m";
    Stream<String> own =
        Stream.of(
            "-Xms" + heap,
            "-Xmx" + heap,
            "-Dcassandra.config=" + home.resolve("cassandra.yaml").toUri(),
            "-Dcassandra.storagedir=" + home,
            "-Dlogback.configurationFile=" + home.resolve("logback.xml"));
    return Stream.concat(own, purpose.jvmOptions().stream()).toList();
  }
}
