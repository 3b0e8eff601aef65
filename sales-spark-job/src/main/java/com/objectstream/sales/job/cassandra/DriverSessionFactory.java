package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.spark.connector.cql.CassandraConnectionFactory;
import com.datastax.spark.connector.cql.CassandraConnectorConf;
import com.datastax.spark.connector.cql.IpBasedContactInfo;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import org.apache.spark.SparkEnv;
import org.apache.spark.SparkFiles;
import scala.collection.JavaConverters;

/**
 * Makes the sessions that the connector keeps, one a JVM, with {@link DriverSessions}: its own
 * factory would add retries without end and switch off the check of host names under TLS.
 */
public final class DriverSessionFactory implements CassandraConnectionFactory {
  /** Spark's name of the Java driver configuration file; the file travels with {@code --files}. */
  public static final String CONFIG_FILE = "spark.sales.cassandra.config";

  private static final long serialVersionUID = 1L;

  @Override
  public CqlSession createSession(CassandraConnectorConf conf) {
    Collection<InetSocketAddress> hosts =
        JavaConverters.asJavaCollection(((IpBasedContactInfo) conf.contactInfo()).hosts());
    return DriverSessions.open(hosts, configFile());
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
