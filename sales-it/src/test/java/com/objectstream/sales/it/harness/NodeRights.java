package com.objectstream.sales.it.harness;

import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.CqlSession;
import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.job.cassandra.session.DriverSessions;
import com.objectstream.sales.local.server.LocalServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/** A node of Cassandra that asks for a login and looks at rights. */
public final class NodeRights implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final String SETTINGS =
      """
      authenticator: PasswordAuthenticator
      authorizer: CassandraAuthorizer
      role_manager: CassandraRoleManager
      permissions_validity: 0ms
      roles_validity: 0ms
      credentials_validity: 0ms
      """;

  private final LocalServers servers;
  private final CqlSession superuser;

  private NodeRights(LocalServers servers) {
    this.servers = servers;
    this.superuser = awaitSuperuser();
  }

  /** Starts the one node of these servers again, so that it looks at rights from now on. */
  public static NodeRights checked(LocalServers servers) {
    try {
      Path config = servers.folder().resolve("cassandra-1").resolve("cassandra.yaml");
      Files.writeString(config, SETTINGS, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    servers.cassandraNodes().get(0).restart();
    return new NodeRights(servers);
  }

  /** The node makes its first user some time after it answers. */
  private CqlSession awaitSuperuser() {
    return await()
        .atMost(START)
        .ignoreExceptions()
        .until(() -> open(login("cassandra", "cassandra")), session -> true);
  }

  private CqlSession open(Path login) {
    var node = servers.cassandra();
    return DriverSessions.open(new CassandraConnection(node.contactPoints(), Optional.of(login)));
  }

  /** Executes a statement that needs all rights. */
  public void execute(String cql) {
    superuser.execute(cql);
  }

  /** Makes a user without any right. */
  public Path newUser(String name) {
    execute("CREATE ROLE %s WITH PASSWORD = 'secret' AND LOGIN = true".formatted(name));
    return login(name, "secret");
  }

  /** A file for {@code --cassandra-config}. */
  public Path login(String name, String password) {
    try {
      return Files.writeString(
          servers.folder().resolve(name + ".conf"),
          "datastax-java-driver.advanced.auth-provider { class = PlainTextAuthProvider, username = %s, password = %s }"
              .formatted(name, password));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    superuser.close();
  }
}
