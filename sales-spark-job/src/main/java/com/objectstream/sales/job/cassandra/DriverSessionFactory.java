package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.spark.connector.cql.CassandraConnectionFactory;
import com.datastax.spark.connector.cql.CassandraConnectorConf;
import com.datastax.spark.connector.cql.IpBasedContactInfo;
import com.objectstream.sales.command.CassandraConnection;
import com.objectstream.sales.command.HostPort;
import com.objectstream.sales.job.client.RetryPolicy;
import java.time.Duration;
import java.util.List;
import org.apache.spark.SparkEnv;
import scala.collection.JavaConverters;

/**
 * Makes the sessions of the connector, by which tables are read, with {@link DriverSessions}: its
 * own factory would add retries without end and switch off the check of host names under TLS.
 */
public final class DriverSessionFactory implements CassandraConnectionFactory {
  /** Spark's name of the Java driver configuration file; the file travels with {@code --files}. */
  public static final String CONFIG_FILE = "spark.sales.cassandra.config";

  /** Spark's name of how long to wait for Cassandra when it does not answer, {@code 120000ms}. */
  public static final String RETRY_DEADLINE = "spark.sales.retryDeadline";

  private static final long serialVersionUID = 1L;

  @Override
  public CqlSession createSession(CassandraConnectorConf conf) {
    List<HostPort> hosts =
        JavaConverters.asJavaCollection(((IpBasedContactInfo) conf.contactInfo()).hosts()).stream()
            .map(host -> new HostPort(host.getHostString(), host.getPort()))
            .toList();
    var told = new CassandraConnection(hosts, SparkEnv.get().conf().get(CONFIG_FILE, ""));
    var cassandra = new CassandraConnection(hosts, SharedSession.hereIs(told));
    return SharedSession.waiting(
        new RetryPolicy(retryDeadline()),
        "Cassandra at " + cassandra,
        () -> DriverSessions.open(cassandra));
  }

  private static Duration retryDeadline() {
    long standard = RetryPolicy.DEFAULT.deadline().toMillis();
    return Duration.ofMillis(SparkEnv.get().conf().getTimeAsMs(RETRY_DEADLINE, standard + "ms"));
  }

  /**
   * The connector keeps a session for each configuration that differs, and a factory is part of it:
   * were those of two tasks not equal, each task would open a session of its own.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof DriverSessionFactory;
  }

  @Override
  public int hashCode() {
    return DriverSessionFactory.class.hashCode();
  }
}
