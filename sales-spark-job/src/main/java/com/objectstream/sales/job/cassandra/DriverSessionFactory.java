package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.spark.connector.cql.CassandraConnectionFactory;
import com.datastax.spark.connector.cql.CassandraConnectorConf;
import com.datastax.spark.connector.cql.IpBasedContactInfo;
import com.objectstream.sales.command.CassandraConnection;
import com.objectstream.sales.command.HostPort;
import com.objectstream.sales.job.cassandra.write.Patience;
import com.objectstream.sales.job.cassandra.write.WriteWarnings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.spark.SparkEnv;
import org.apache.spark.SparkFiles;
import scala.collection.JavaConverters;

/**
 * Makes the sessions that the connector keeps, one a JVM, with {@link DriverSessions}: its own
 * factory would add retries without end and switch off the check of host names under TLS. A task
 * that opens one waits for Cassandra as it would when it writes.
 */
public final class DriverSessionFactory implements CassandraConnectionFactory {
  /** Spark's name of the Java driver configuration file; the file travels with {@code --files}. */
  public static final String CONFIG_FILE = "spark.sales.cassandra.config";

  /** Spark's name of how long to wait for Cassandra when it does not answer, {@code 120000ms}. */
  public static final String RETRY_DEADLINE = "spark.sales.retryDeadline";

  private static final long serialVersionUID = 1L;

  @Override
  public CqlSession createSession(CassandraConnectorConf conf) {
    var hosts =
        JavaConverters.asJavaCollection(((IpBasedContactInfo) conf.contactInfo()).hosts()).stream()
            .map(host -> new HostPort(host.getHostString(), host.getPort()))
            .toList();
    var cassandra = new CassandraConnection(hosts, configFile());
    var patience = new Patience(retryDeadline());
    var warnings = new WriteWarnings(cassandra.toString(), retryDeadline());
    return patience.get(
        () -> DriverSessions.open(CqlSession.builder().withRequestTracker(warnings), cassandra));
  }

  private static Duration retryDeadline() {
    long standard = WriteLimits.DEFAULT.retryDeadline().toMillis();
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

  private static Optional<Path> configFile() {
    String name = SparkEnv.get().conf().get(CONFIG_FILE, "");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Path file = Path.of(name);
    return Optional.of(
        Files.exists(file) ? file : Path.of(SparkFiles.get(file.getFileName().toString())));
  }
}
