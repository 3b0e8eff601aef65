package com.objectstream.sales.job.cassandra.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.command.connection.HostPort;
import com.objectstream.sales.job.cassandra.FakeCassandra;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that answers and refuses is told from one that does not answer. */
class DriverSessionsTest {
  private static final String LOGIN =
      """
      datastax-java-driver {
        basic.load-balancing-policy.local-datacenter = datacenter1
        advanced.protocol.version = V4
        advanced.auth-provider {
          class = PlainTextAuthProvider
          username = sales
          password = "hunter2"
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void saysThatTheLoginIsRefused() throws IOException {
    try (var node = FakeCassandra.start(ServerSocketFactory.getDefault())) {
      Throwable failure = open(node.address(), LOGIN);

      assertThat(failure)
          .hasMessageStartingWith("Cassandra at " + node.address() + " refuses the login (")
          .hasMessageContaining("Provided username sales and/or password are incorrect")
          .hasMessageEndingWith("): correct --cassandra-config");
      assertThat(CassandraErrors.isRefusal(failure.getCause())).isTrue();
      assertThat(CassandraErrors.isPassing(failure.getCause())).isFalse();
    }
  }

  @Test
  void saysThatALoginIsMissing() throws IOException {
    try (var node = FakeCassandra.start(ServerSocketFactory.getDefault())) {
      assertThat(catchThrowable(() -> DriverSessions.open(CassandraConnection.to(node.address()))))
          .hasMessageContaining("requires authentication (PasswordAuthenticator)")
          .hasMessageEndingWith("): log in with --cassandra-config");
    }
  }

  @Test
  void saysThatAStoreIsMissing() throws IOException {
    String tls =
        """
        datastax-java-driver.advanced.ssl-engine-factory {
          class = DefaultSslEngineFactory
          truststore-path = /no/such.jks
          truststore-password = hunter2
        }
        """;
    assertThat(open(new HostPort("127.0.0.1", 9), tls))
        .hasMessage(
            "the Cassandra driver cannot start with %s (the key store /no/such.jks is not there): correct --cassandra-config"
                .formatted(file()));
  }

  @Test
  void saysWhichSettingHasAWrongValueButNotTheValue() throws IOException {
    String text = "\ndatastax-java-driver.basic.request.timeout = hunter2";

    assertThat(open(new HostPort("127.0.0.1", 9), text))
        .hasMessage(
            "cannot read the Cassandra configuration %1$s: line 2 of %1$s: the value of basic.request.timeout is missing or not of the right form"
                .formatted(file()))
        .hasNoCause();
  }

  @Test
  void saysThatNobodyAnswers() throws IOException {
    HostPort nowhere;
    try (var socket = new ServerSocket(0)) {
      nowhere = new HostPort("127.0.0.1", socket.getLocalPort());
    }
    Throwable failure = catchThrowable(() -> DriverSessions.open(CassandraConnection.to(nowhere)));

    assertThat(failure)
        .hasMessageStartingWith("no Cassandra answers at " + nowhere + " (Connection refused")
        .hasMessageEndingWith(
            "): start one (bin/sales up), or correct address and credentials; if it asks for TLS or"
                + " a login, give --cassandra-config");
    assertThat(CassandraErrors.isPassing(failure.getCause())).isTrue();
  }

  private Throwable open(HostPort node, String settings) throws IOException {
    Files.writeString(file(), settings);
    var cassandra = new CassandraConnection(List.of(node), Optional.of(file()));
    Throwable failure = catchThrowable(() -> DriverSessions.open(cassandra));
    assertThat(failure.getMessage()).doesNotContain("hunter2");
    return failure;
  }

  private Path file() {
    return folder.resolve("driver.conf");
  }
}
