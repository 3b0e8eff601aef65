package com.objectstream.sales.it.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.CqlSession;
import com.objectstream.sales.it.harness.CommandResult;
import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.JobProcess;
import com.objectstream.sales.it.harness.NodeRights;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.local.server.LocalServers;
import com.objectstream.sales.local.server.ServerOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A Cassandra that answers and refuses is told as such, and not waited for. */
class RefusingNodeIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  private static LocalServers servers;
  private static CqlSession session;
  private static Pipeline pipeline;
  private static NodeRights rights;

  @BeforeAll
  static void startServersThatAskForALogin() {
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
      await().atMost(SOON).until(() -> job.stderr().contains("1 stored"));
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
