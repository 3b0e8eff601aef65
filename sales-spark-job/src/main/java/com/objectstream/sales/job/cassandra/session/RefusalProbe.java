package com.objectstream.sales.job.cassandra.session;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.command.process.DaemonThread;
import com.objectstream.sales.job.cassandra.session.CassandraErrors.RefusedConnection;
import com.objectstream.sales.job.client.RetryPolicy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out why an open session has no node any more. It connects again by itself and in silence,
 * also to nodes that are up and refuse it, as after a change of the password: a new session is told
 * so.
 */
final class RefusalProbe {
  private static final Logger LOG = LoggerFactory.getLogger(RefusalProbe.class);

  private final CassandraConnection cassandra;
  private final RetryPolicy.WarningPace pace = new RetryPolicy.WarningPace();
  private final AtomicReference<RefusedConnection> refusal = new AtomicReference<>();

  RefusalProbe(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /**
   * The error of a request, or in place of one for want of a node the refusal, once it is known;
   * does not wait for that.
   */
  Throwable explained(Throwable error) {
    if (!(error instanceof NoNodeAvailableException)) {
      return error;
    }
    if (refusal.get() == null && pace.isDue()) {
      DaemonThread.of("cassandra-refusal-probe", this::probe).start();
    }
    return Optional.<Throwable>ofNullable(refusal.get()).orElse(error);
  }

  private void probe() {
    try (CqlSession session = DriverSessions.open(cassandra)) {
      LOG.debug("a new session {} has nodes again", session.getName());
    } catch (RefusedConnection e) {
      refusal.set(e);
    } catch (RuntimeException e) {
      LOG.debug("still no node of {}", cassandra, e);
    }
  }
}
