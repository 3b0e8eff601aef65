package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.servererrors.QueryExecutionException;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;

/** Tells errors that pass from errors that stay. */
final class CassandraErrors {
  private CassandraErrors() {}

  /**
   * Whether the same batch may succeed later: servers down, slow or overloaded, not a wrong query.
   */
  static boolean isPassing(Throwable error) {
    if (error instanceof AllNodesFailedException allNodes) {
      return allNodes.getAllErrors().values().stream()
          .flatMap(List::stream)
          .allMatch(CassandraErrors::isPassing);
    }
    if (error instanceof QueryValidationException) {
      return false;
    }
    return error instanceof QueryExecutionException
        || error instanceof DriverTimeoutException
        || error instanceof ClosedConnectionException
        || error instanceof HeartbeatException
        || error instanceof IOException;
  }

  /** The error itself, without what {@code CompletableFuture} puts around it. */
  static Throwable unwrapped(Throwable error) {
    return error instanceof CompletionException && error.getCause() != null
        ? error.getCause()
        : error;
  }
}
