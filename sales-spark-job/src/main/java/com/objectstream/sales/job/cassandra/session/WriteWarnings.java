package com.objectstream.sales.job.cassandra.session;

import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.session.Request;
import com.datastax.oss.driver.api.core.tracker.RequestTracker;
import com.objectstream.sales.job.client.RetryPolicy;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the user while a session's requests fail and are tried again: one line for all tasks that
 * share the session, however many of them wait.
 */
final class WriteWarnings implements RequestTracker {
  private static final Logger LOG = LoggerFactory.getLogger(WriteWarnings.class);

  private final String where;
  private final Duration deadline;
  private final RetryPolicy.WarningPace pace = new RetryPolicy.WarningPace();

  /**
   * @param where the servers, for the message
   * @param deadline how long a request is tried again
   */
  WriteWarnings(String where, Duration deadline) {
    this.where = where;
    this.deadline = deadline;
  }

  @Override
  public void onError(
      Request request,
      Throwable error,
      long latencyNanos,
      DriverExecutionProfile profile,
      Node node,
      String prefix) {
    if (CassandraErrors.isPassing(error) && pace.isDue()) {
      LOG.warn(
          "Cassandra at {} does not take a batch ({}); waiting up to {} s",
          where,
          CassandraErrors.reason(error),
          deadline.toSeconds());
    }
  }

  @Override
  public void close() {
    // Nothing is held
  }
}
