package com.objectstream.sales.job.cassandra.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.ConnectionInitException;
import com.datastax.oss.driver.api.core.metadata.EndPoint;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import com.datastax.oss.driver.internal.core.metadata.DefaultEndPoint;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

/** Only what may succeed later is tried again. */
class CassandraErrorsTest {
  private static final EndPoint NODE =
      new DefaultEndPoint(InetSocketAddress.createUnresolved("node", 9042));

  @Test
  void waitsForServersThatAreDownSlowOrOverloaded() {
    assertThat(
            new Throwable[] {
              new NoNodeAvailableException(),
              new DriverTimeoutException("no answer"),
              new BusyConnectionException(1),
              new ClosedConnectionException("closed"),
              new OverloadedException(null),
              new ServerError(null, "stopping"),
              new ConnectException("refused"),
              new ConnectionInitException("hello", new ClosedChannelException())
            })
        .allMatch(CassandraErrors::isPassing);
  }

  @Test
  void doesNotWaitForWhatWillNotChange() {
    assertThat(
            new Throwable[] {
              new InvalidQueryException(null, "no such table"),
              new UnauthorizedException(null, "no MODIFY permission"),
              new AuthenticationException(NODE, "wrong password"),
              new ConnectionInitException("hello", new AuthenticationException(NODE, "wrong")),
              new IllegalStateException("session is closed")
            })
        .noneMatch(CassandraErrors::isPassing);
  }

  @Test
  void tellsWhatIsAtTheBottom() {
    assertThat(
            CassandraErrors.reason(
                new ConnectionInitException("hello", new ConnectException("refused"))))
        .isEqualTo("refused");
    assertThat(CassandraErrors.reason(new ClosedChannelException()))
        .isEqualTo("ClosedChannelException");
  }
}
