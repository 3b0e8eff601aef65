package com.objectstream.sales.it.harness;

import com.datastax.oss.driver.api.core.CqlSession;
import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.command.connection.HostPort;
import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.job.cassandra.session.DriverSessions;
import com.objectstream.sales.local.server.LocalServers;
import com.objectstream.sales.local.server.kafka.TopicAdmin;
import com.objectstream.sales.local.server.process.ServerProcess;
import com.objectstream.sales.local.server.security.ServerSecurity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * The servers that a test works with.
 *
 * @param own what the test may stop and configure; without it others use the servers too
 * @param stay whether they go on when the tests are over
 */
public record TestServers(
    KafkaConnection kafka,
    CassandraConnection cassandra,
    Optional<LocalServers> own,
    boolean stay) {

  /** Those that tests started, to use and to disturb. */
  public static TestServers of(LocalServers servers) {
    return new TestServers(servers.kafka(), servers.cassandra(), Optional.of(servers), false);
  }

  /** Those that somebody else started. */
  static TestServers running(HostPort kafka, HostPort cassandra) {
    return new TestServers(
        KafkaConnection.to(kafka.toString()),
        CassandraConnection.to(cassandra),
        Optional.empty(),
        true);
  }

  /** The same to use alone. */
  TestServers toShare() {
    return new TestServers(kafka, cassandra, Optional.empty(), stay);
  }

  /** Makes topics. */
  public TopicAdmin topics() {
    return new TopicAdmin(kafka);
  }

  /** A session with Cassandra, to be closed by the caller. */
  public CqlSession openSession() {
    return DriverSessions.open(cassandra);
  }

  /** How many brokers hold each partition of a topic. */
  int brokerReplicas() {
    return own.map(servers -> servers.brokers().size()).orElse(1);
  }

  /** How many nodes hold each row. */
  int nodeReplicas() {
    return own.map(servers -> servers.cassandraNodes().size()).orElse(1);
  }

  /** The brokers, to disturb them. */
  public List<ServerProcess> brokers() {
    return toDisturb().brokers();
  }

  /** The nodes of Cassandra, to disturb them. */
  public List<ServerProcess> cassandraNodes() {
    return toDisturb().cassandraNodes();
  }

  /** Certificates and files of clients. */
  public ServerSecurity security() {
    return toDisturb().security().orElseThrow();
  }

  /**
   * Takes topics and keyspaces whose names begin so from servers that stay; others end soon with
   * all that they hold.
   */
  void forget(String name, CqlSession session) {
    if (!stay) {
      return;
    }
    try (Admin admin = Admin.create(kafka.adminProperties())) {
      Set<String> topics = admin.listTopics().names().get();
      admin
          .deleteTopics(topics.stream().filter(topic -> topic.startsWith(name)).toList())
          .all()
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    session.execute("SELECT keyspace_name FROM system_schema.keyspaces").all().stream()
        .map(row -> row.getString(0))
        .filter(keyspace -> keyspace.startsWith(name))
        .forEach(keyspace -> session.execute("DROP KEYSPACE " + keyspace));
  }

  private LocalServers toDisturb() {
    return own.orElseThrow(
        () ->
            new IllegalStateException(
                "these servers may be a user's own: a test that stops or configures its servers"
                    + " is @ExtendWith(OwnServers.class)"));
  }
}
