package com.objectstream.sales.job.cassandra.session;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.spark.connector.cql.CassandraConnectionFactory;
import com.datastax.spark.connector.cql.CassandraConnectionFactory$;
import com.datastax.spark.connector.cql.CassandraConnectorConf;
import com.datastax.spark.connector.cql.ProfileFileBasedContactInfo;
import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.command.connection.HostPort;
import com.objectstream.sales.job.client.RetryPolicy;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes the sessions of the connector, by which tables are read, with {@link DriverSessions}: its
 * own factory would add retries without end and switch off the check of host names under TLS.
 *
 * <p>Each read says where it reads. The settings of Spark's session, of which a JVM has one, are
 * not asked: they would be those of another cluster as soon as there are two. Where that is goes
 * into the connector's one option that it hands on as it is, since its own list of hosts takes no
 * IPv6 address with a port.
 */
public final class DriverSessionFactory implements CassandraConnectionFactory {
  private static final String CONNECTION =
      CassandraConnectorConf.ProfileFileBasedConfigurationParam().name();
  // The connector looks its hosts up even where they are not asked for
  private static final String LOOKED_UP_FOR_NOTHING = "127.0.0.1";
  private static final String BETWEEN_NODES = ",";
  private static final String BEFORE_FILE = "|";

  private static final long serialVersionUID = 1L;

  /**
   * The options of a read that lead to this Cassandra, for format {@code
   * org.apache.spark.sql.cassandra}.
   */
  public static Map<String, String> options(CassandraConnection cassandra) {
    return Map.of(
        CassandraConnectionFactory$.MODULE$.FactoryParam().name(),
        DriverSessionFactory.class.getName(),
        CassandraConnectorConf.ConnectionHostParam().name(),
        LOOKED_UP_FOR_NOTHING,
        CONNECTION,
        cassandra + BEFORE_FILE + cassandra.driverConfigFile());
  }

  @Override
  public CqlSession createSession(CassandraConnectorConf conf) {
    CassandraConnection told = connection(conf);
    var cassandra = new CassandraConnection(told.contactPoints(), SharedSession.hereIs(told));
    return SharedSession.waiting(
        RetryPolicy.DEFAULT,
        "Cassandra at " + cassandra,
        () -> DriverSessions.open(cassandra),
        SharedSession.UNHEARD);
  }

  /** What {@link #options} said. */
  static CassandraConnection connection(CassandraConnectorConf conf) {
    String text = ((ProfileFileBasedContactInfo) conf.contactInfo()).path();
    int end = text.indexOf(BEFORE_FILE);
    return new CassandraConnection(
        Stream.of(text.substring(0, end).split(BETWEEN_NODES)).map(HostPort::parse).toList(),
        text.substring(end + 1));
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
