package com.objectstream.sales.job.cassandra.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.command.connection.HostPort;
import com.objectstream.sales.job.cassandra.FakeCassandra;
import java.net.ServerSocket;
import java.time.Duration;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.Test;

class RefusalProbeTest {
  private static final NoNodeAvailableException NO_NODE = new NoNodeAvailableException();
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void tellsThatNodesAreUpAndRefuse() throws Exception {
    try (var node = FakeCassandra.start(ServerSocketFactory.getDefault())) {
      var probe = new RefusalProbe(CassandraConnection.to(node.address()));
      long begun = System.nanoTime();
      Throwable explained = probe.explained(NO_NODE);
      while (explained == NO_NODE && System.nanoTime() - begun < SOON.toNanos()) {
        Thread.onSpinWait();
        explained = probe.explained(NO_NODE);
      }

      assertThat(CassandraErrors.isPassing(explained)).isFalse();
      assertThat(explained)
          .hasMessageStartingWith("Cassandra at " + node.address() + " refuses the login (");
      assertThat(probe.explained(new DriverTimeoutException("slow")))
          .isInstanceOf(DriverTimeoutException.class);
    }
  }

  @Test
  void leavesNodesThatAreDownToTime() throws Exception {
    HostPort nowhere;
    try (var socket = new ServerSocket(0)) {
      nowhere = new HostPort("127.0.0.1", socket.getLocalPort());
    }
    var probe = new RefusalProbe(CassandraConnection.to(nowhere));

    assertThat(probe.explained(NO_NODE)).isSameAs(NO_NODE);
    assertThat(CassandraErrors.isPassing(NO_NODE)).isTrue();
  }
}
