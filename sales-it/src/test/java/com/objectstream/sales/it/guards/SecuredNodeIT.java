package com.objectstream.sales.it.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.CqlSession;
import com.objectstream.sales.it.harness.CommandResult;
import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.JobProcess;
import com.objectstream.sales.it.harness.NodeRights;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.it.harness.StreamArguments;
import com.objectstream.sales.local.server.LocalServers;
import com.objectstream.sales.local.server.ServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node that asks for a login and looks at rights: what it refuses is told, with server or table
 * and remedy, and no more rights are asked for than are needed.
 */
class SecuredNodeIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  private static LocalServers servers;
  private static CqlSession session;
  private static Pipeline pipeline;
  private static NodeRights rights;

  @BeforeAll
  static void startServers() {
    servers = LocalServers.start(ServerOptions.temporary());
    session = servers.openSession();
    pipeline = new Pipeline(servers, session);
    rights = NodeRights.checked(servers);
  }

  @AfterAll
  static void stop() {
    rights.close();
    pipeline.close();
    session.close();
    servers.close();
  }

  @Test
  void tellsThatAUserMayNotWrite() {
    String login = rights.newUser("reader").toString();
    rights.execute("GRANT SELECT ON TABLE %s TO reader".formatted(pipeline.tableName()));
    String told =
        "table %s cannot be written by this user (User reader has no MODIFY permission on <table %s> or any of its parents): GRANT MODIFY"
            .formatted(pipeline.tableName(), pipeline.tableName());

    CommandResult check = CommandResult.check(pipeline, "new", "--cassandra-config", login);
    assertThat(check.status()).isEqualTo(1);
    assertThat(check.stdout()).contains("FAIL  " + told);
    CommandResult stream = CommandResult.stream(pipeline, "new", "--cassandra-config", login);
    assertThat(stream.status()).isEqualTo(1);
    assertThat(stream.stderr().strip()).contains(told).hasLineCount(1);
  }

  @Test
  void needsNoMoreThanToWriteAlsoWhereItCouldCreate(@TempDir Path folder) throws IOException {
    String config = Files.writeString(folder.resolve("c"), "create-schema=true").toString();
    String login = rights.newUser("writer").toString();
    rights.execute("GRANT MODIFY ON TABLE %s TO writer".formatted(pipeline.tableName()));
    pipeline.send(Events.PLATES);

    CommandResult check =
        CommandResult.check(pipeline, "new", "--cassandra-config", login, "--config", config);
    assertThat(check.status()).as(check.stdout()).isZero();
    assertThat(check.stdout())
        .contains("warn  table %s cannot be read by this user".formatted(pipeline.tableName()));
    String[] once =
        new StreamArguments(pipeline, "new").once("--cassandra-config", login, "--config", config);
    try (var stream = SalesProcess.start(once)) {
      assertThat(stream.await(SOON)).as(stream::stderr).isZero();
      assertThat(stream.stdout()) // sales of other tests may be there too
          .matches("stream: ([0-9]+) lines read = \\1 stored \\+ 0 rejected \\+ 0 skipped\n");
    }
  }

  @Test
  void tellsThatAUserMayNotCreate(@TempDir Path folder) throws IOException {
    String config = Files.writeString(folder.resolve("c"), "create-schema=true").toString();
    String login = rights.newUser("stranger").toString();

    CommandResult stream =
        CommandResult.stream(
            pipeline,
            "new",
            "--cassandra-config",
            login,
            "--config",
            config,
            "--table",
            "not_there");
    assertThat(stream.status()).isEqualTo(1);
    assertThat(stream.stderr().strip())
        .contains(
            "stranger has no CREATE permission on <all tables in %s>"
                .formatted(pipeline.keyspace()))
        .hasLineCount(1);
  }

  @Test
  void tellsThatTheLoginIsRefused() {
    Path login = rights.login("cassandra", "mistaken");
    String node = servers.cassandra().toString();
    String refused = "Cassandra at " + node + " refuses the login (";

    CommandResult rows =
        CommandResult.of("rows", "--cassandra", node, "--cassandra-config", login.toString());
    assertThat(rows.status()).isEqualTo(1);
    assertThat(rows.stderr().strip())
        .startsWith("sales: " + refused)
        .endsWith("): correct --cassandra-config")
        .hasLineCount(1);
    CommandResult check =
        CommandResult.check(pipeline, "new", "--cassandra-config", login.toString());
    assertThat(check.stdout()).contains("FAIL  " + refused);
    CommandResult without = CommandResult.of("rows", "--cassandra", node);
    assertThat(without.stderr().strip()).endsWith("): log in with --cassandra-config");
  }

  @Test
  void endsAtOnceWhenTheLoginOfARunningJobIsRefused() {
    Path login = rights.newUser("changing");
    rights.execute("GRANT ALL ON TABLE %s TO changing".formatted(pipeline.tableName()));
    pipeline.send(Events.sale("plates", 1));
    try (var job =
        JobProcess.start(pipeline, "--cassandra-config", login.toString()).awaitReading()) {
      await().atMost(SOON).until(() -> job.stderr().contains(" stored + "));
      rights.execute("ALTER ROLE changing WITH PASSWORD = 'changed'");
      servers.cassandraNodes().get(0).restart();
      pipeline.send(Events.sale("plates", 2));

      assertThat(job.awaitExit(SOON)).isEqualTo(1);
      assertThat(job.lastLine())
          .startsWith("sales: Cassandra at " + servers.cassandra() + " refuses the login (");
    }
    // For the other test, whose session has lost the node too
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .untilAsserted(() -> rights.execute("SELECT key FROM system.local"));
  }
}
