package com.objectstream.sales.job.cassandra.session;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.job.client.RetryPolicy;
import com.objectstream.sales.job.client.SharedClients;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A session with Cassandra that the tasks of a JVM share, with the statements that it has prepared:
 * each once, not once a task. The driver's own cache forgets a statement when the task that held it
 * has ended, and a small batch would spend more on preparing than on writing.
 */
public final class SharedSession implements AutoCloseable {
  /** Nobody wants to hear of tries. */
  static final Runnable UNHEARD = () -> {};

  private final CqlSession session;
  private final String where;
  private final RetryPolicy retry;
  private final RefusalProbe probe;
  private final Map<String, PreparedStatement> prepared = new ConcurrentHashMap<>();

  private SharedSession(CqlSession session, RefusalProbe probe, String where, RetryPolicy retry) {
    this.session = session;
    this.probe = probe;
    this.where = where;
    this.retry = retry;
  }

  /**
   * Leases the session of this JVM; one that has to be opened waits for a Cassandra that does not
   * answer.
   *
   * @throws IllegalStateException if none answers within the deadline, or refuses
   */
  public static SharedClients.Lease<SharedSession> lease(
      CassandraConnection cassandra, Duration retryDeadline) {
    return lease(cassandra, retryDeadline, UNHEARD);
  }

  /**
   * The same for who wants to hear of each try after the first.
   *
   * @param again called for each
   */
  public static SharedClients.Lease<SharedSession> lease(
      CassandraConnection cassandra, Duration retryDeadline, Runnable again) {
    var key = new Key(cassandra, new RetryPolicy(retryDeadline));
    return SharedClients.lease(key, () -> key.open(again));
  }

  private record Key(CassandraConnection cassandra, RetryPolicy retry)
      implements SharedClients.Key<SharedSession> {
    @Override
    public SharedSession open() {
      return open(UNHEARD);
    }

    private SharedSession open(Runnable again) {
      String where = "Cassandra at " + cassandra;
      var warnings = new WriteWarnings(cassandra.toString(), retry.deadline());
      CqlSession session =
          waiting(
              retry,
              where,
              () ->
                  DriverSessions.open(
                      new PatientSessionBuilder().withRequestTracker(warnings), cassandra),
              again);
      return new SharedSession(session, new RefusalProbe(cassandra), where, retry);
    }
  }

  /** The session itself, not to be closed. */
  public CqlSession session() {
    return session;
  }

  /** The same for who does not want to hear of tries. */
  public PreparedStatement prepare(String cql) {
    return prepare(cql, UNHEARD);
  }

  /**
   * The statement, prepared at the first call; while one task prepares it, others wait.
   *
   * @param again called for each try after the first
   */
  public PreparedStatement prepare(String cql, Runnable again) {
    return prepared.computeIfAbsent(cql, text -> waiting(() -> session.prepare(text), again));
  }

  /** The result of a call, once it succeeds; waits for a Cassandra that does not answer. */
  public <T> T waiting(Supplier<T> call) {
    return waiting(call, UNHEARD);
  }

  private <T> T waiting(Supplier<T> call, Runnable again) {
    return waiting(
        retry,
        where,
        () -> {
          try {
            return call.get();
          } catch (NoNodeAvailableException e) {
            throw (RuntimeException) explained(e);
          }
        },
        again);
  }

  /**
   * The error of a request; one for want of a node is a refusal if all nodes refuse this client.
   */
  public Throwable explained(Throwable error) {
    return probe.explained(error);
  }

  static <T> T waiting(RetryPolicy retry, String where, Supplier<T> call, Runnable again) {
    return retry.get(
        call,
        where,
        failure -> CassandraErrors.isPassing(driverError(failure)),
        failure -> CassandraErrors.reason(driverError(failure)),
        again);
  }

  private static Throwable driverError(RuntimeException failure) {
    return failure.getCause() instanceof DriverException ? failure.getCause() : failure;
  }

  @Override
  public void close() {
    session.close();
  }
}
