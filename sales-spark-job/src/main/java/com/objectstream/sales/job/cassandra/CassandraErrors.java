package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NodeUnavailableException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.ConnectionInitException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.servererrors.QueryExecutionException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells errors that pass from errors that stay. */
public final class CassandraErrors {
  /** Servers down, slow, overloaded, starting or stopping. */
  private static final Set<Class<? extends Throwable>> PASSING =
      Set.of(
          QueryExecutionException.class,
          ServerError.class,
          DriverTimeoutException.class,
          NodeUnavailableException.class,
          BusyConnectionException.class,
          ClosedConnectionException.class,
          HeartbeatException.class,
          IOException.class);

  private static final int MOST_NODES = 3;

  private CassandraErrors() {}

  /** Whether the same request may succeed later. */
  public static boolean isPassing(Throwable error) {
    if (error instanceof AllNodesFailedException allNodes) {
      return ofNodes(allNodes).allMatch(CassandraErrors::isPassing);
    }
    if (error instanceof ConnectionInitException) {
      return error.getCause() == null || isPassing(error.getCause());
    }
    return PASSING.stream().anyMatch(type -> type.isInstance(error));
  }

  /** What is at the bottom of it, where several nodes failed with the first. */
  public static String reason(Throwable error) {
    Throwable cause =
        error instanceof AllNodesFailedException allNodes
            ? ofNodes(allNodes).findFirst().orElse(error)
            : error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
  }

  /**
   * What a task fails with when one of its batches did.
   *
   * @param deadline how long it was tried again, if it was
   */
  public static IllegalStateException ofBatch(
      Throwable error, CqlSession session, Duration deadline) {
    String message =
        isPassing(error)
            ? "Cassandra at %s did not take a batch within %d s: %s; start it"
                .formatted(nodes(session), deadline.toSeconds(), reason(error))
            : "Cassandra at %s refuses a batch: %s; correct the cause"
                .formatted(nodes(session), reason(error));
    return new IllegalStateException(
        message + " and run the job again: it goes on where it was", error);
  }

  private static String nodes(CqlSession session) {
    return session.getMetadata().getNodes().values().stream()
        .map(node -> node.getEndPoint().resolve())
        .map(
            address ->
                address instanceof InetSocketAddress known
                    ? known.getHostString() + ":" + known.getPort()
                    : "" + address)
        .limit(MOST_NODES)
        .collect(Collectors.joining(", "));
  }

  /** The error itself, without what {@code CompletableFuture} puts around it. */
  public static Throwable unwrapped(Throwable error) {
    return error instanceof CompletionException && error.getCause() != null
        ? error.getCause()
        : error;
  }

  private static Stream<Throwable> ofNodes(AllNodesFailedException failure) {
    return failure.getAllErrors().values().stream().flatMap(List::stream);
  }
}
