package com.objectstream.sales.job.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.spark.connector.cql.CassandraConnectorConf;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

/** The connector looks for a session that is open under the configuration of a task. */
class DriverSessionFactoryTest {
  @Test
  void letsAllTasksShareASession() throws Exception {
    var conf =
        CassandraConnectorConf.fromSparkConf(
            new SparkConf()
                .set("spark.cassandra.connection.host", "127.0.0.1")
                .set("spark.cassandra.connection.factory", DriverSessionFactory.class.getName()));

    Object ofATask = copied(conf);

    assertThat(ofATask).isEqualTo(conf).hasSameHashCodeAs(conf);
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
