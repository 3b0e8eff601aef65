package com.objectstream.sales.job.cassandra.session;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NodeUnavailableException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.ConnectionInitException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.servererrors.QueryExecutionException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.command.failure.Causes;
import com.objectstream.sales.command.failure.TlsFailure;
import com.typesafe.config.ConfigException;
import java.io.IOException;
import java.net.ConnectException;
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
    if (isRefusal(error)) {
      return false;
    }
    if (error instanceof ConnectionInitException) {
      return error.getCause() == null || isPassing(error.getCause());
    }
    return PASSING.stream().anyMatch(type -> type.isInstance(error));
  }

  /**
   * Whether a node answers and refuses this client, by login or TLS: it will do so again, however
   * long one waits.
   */
  public static boolean isRefusal(Throwable error) {
    return error instanceof AllNodesFailedException allNodes
        ? ofNodes(allNodes).anyMatch(CassandraErrors::isRefusal)
        : isLogin(error) || TlsFailure.reason(error).isPresent();
  }

  private static boolean isLogin(Throwable error) {
    return Causes.find(AuthenticationException.class, error).isPresent();
  }

  /** What is at the bottom of it; of several nodes, of one that refuses or else the first. */
  public static String reason(Throwable error) {
    Throwable one = error instanceof AllNodesFailedException nodes ? ofOneNode(nodes) : error;
    return TlsFailure.reason(one).orElseGet(() -> bottom(one));
  }

  /** The driver tells that a connection was refused beside what it could not do then. */
  private static String bottom(Throwable error) {
    Throwable cause =
        Causes.of(error)
            .flatMap(each -> Stream.of(each.getSuppressed()))
            .filter(ConnectException.class::isInstance)
            .findFirst()
            .or(() -> Causes.of(error).reduce((outer, inner) -> inner))
            .orElse(error);
    return Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
  }

  private static Throwable ofOneNode(AllNodesFailedException error) {
    return ofNodes(error)
        .filter(CassandraErrors::isRefusal)
        .findFirst()
        .or(() -> ofNodes(error).findFirst())
        .orElse(error);
  }

  /** Cassandra answers and refuses this client; waiting does not help. */
  static final class RefusedConnection extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private RefusedConnection(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** What is thrown when no session can be had from any node. */
  static IllegalStateException ofConnecting(
      AllNodesFailedException error, CassandraConnection cassandra) {
    boolean hasFile = !cassandra.driverConfigFile().isBlank();
    String remedy = (hasFile ? "correct" : "log in with") + " --cassandra-config";
    String reason = reason(error);
    if (isLogin(ofOneNode(error))) {
      return new RefusedConnection(
          "Cassandra at %s refuses the login (%s): %s".formatted(cassandra, reason, remedy), error);
    }
    if (isRefusal(error)) {
      return new RefusedConnection(
          "no TLS connection to Cassandra at %s (%s): %s".formatted(cassandra, reason, remedy),
          error);
    }
    return new IllegalStateException(
        "no Cassandra answers at %s (%s): start one (bin/sales up), or correct address and credentials%s"
            .formatted(
                cassandra,
                reason,
                hasFile ? "" : "; if it asks for TLS or a login, give --cassandra-config"),
        error);
  }

  /** What is thrown when the driver does not come so far as to ask a node. */
  static RuntimeException ofStart(RuntimeException error, CassandraConnection cassandra) {
    String file = cassandra.driverConfigFile();
    if (error instanceof ConfigException config) { // not as the cause: it tells values
      return new IllegalStateException(
          "the Cassandra driver cannot start with %s: %s"
              .formatted(file, DriverSettings.problem(config)));
    }
    boolean isArgument = error instanceof IllegalArgumentException;
    Optional<String> reason =
        TlsFailure.reason(error)
            .or(() -> Optional.of(bottom(error)).filter(any -> isArgument && !file.isBlank()));
    return reason
        .<RuntimeException>map(
            why ->
                new IllegalStateException(
                    "the Cassandra driver cannot start with %s (%s): correct --cassandra-config"
                        .formatted(file, why),
                    error))
        .orElse(error);
  }

  /**
   * What a task fails with when one of its batches did.
   *
   * @param deadline how long it was tried again, if it was
   */
  public static IllegalStateException ofBatch(
      Throwable error, CqlSession session, Duration deadline) {
    if (error instanceof RefusedConnection) {
      return new IllegalStateException(
          error.getMessage() + "; then run the job again: it goes on where it was", error);
    }
    String message =
        isPassing(error)
            ? "Cassandra at %s did not take a batch within %s s: %s; start it"
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
