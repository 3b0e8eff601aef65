package com.objectstream.sales.job.cassandra.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.spark.connector.cql.CassandraConnectorConf;
import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.command.connection.HostPort;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class DriverSessionFactoryTest {
  private static final CassandraConnection SEVERAL =
      new CassandraConnection(
          List.of(new HostPort("::1", 9142), new HostPort("shop", 9042)), "/etc/a|b.conf");

  @Test
  void letsAllTasksShareASession() throws Exception {
    CassandraConnectorConf conf = conf(SEVERAL);

    Object ofATask = copied(conf);

    assertThat(ofATask).isEqualTo(conf).hasSameHashCodeAs(conf);
  }

  @Test
  void reachesWhatAReadNamesAndNotWhatSparkWasTold() {
    assertThat(DriverSessionFactory.connection(conf(SEVERAL))).isEqualTo(SEVERAL);
  }

  @Test
  void keepsASessionForEachOfTwoTargets() {
    assertThat(conf(SEVERAL))
        .isNotEqualTo(conf(CassandraConnection.to(new HostPort("127.0.0.1", 9042))));
  }

  /** As a read has it in a session of Spark that was made for something else. */
  private static CassandraConnectorConf conf(CassandraConnection cassandra) {
    var spark = new SparkConf().set("spark.cassandra.connection.host", "127.0.0.2:9042");
    DriverSessionFactory.options(cassandra).forEach(spark::set);
    return CassandraConnectorConf.fromSparkConf(spark);
  }

  private static Object copied(Object original) throws IOException, ClassNotFoundException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(original);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }
}
