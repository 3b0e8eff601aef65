package com.objectstream.sales.job.cassandra.session;

/** Cassandra answers and refuses this client; waiting does not help. */
final class RefusedConnection extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  RefusedConnection(String message, Throwable cause) {
    super(message, cause);
  }
}
