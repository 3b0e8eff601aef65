package com.objectstream.sales.job.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.command.connection.HostPort;
import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.job.reject.RejectSink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobOptionsTest {
  @Test
  void showsServersAndFilesAndNoSecret() {
    var kafka = new KafkaConnection("kafka:9093", Map.of("sasl.jaas.config", "hunter2"));
    var cassandra =
        new CassandraConnection(
            List.of(new HostPort("cassandra", 9042)), Optional.of(Path.of("driver.conf")));

    assertThat(JobOptions.of(kafka, cassandra).toString())
        .contains("kafka:9093", "cassandra:9042")
        .doesNotContain("hunter2");
    assertThat(new RejectSink.Target(kafka, "rejects", Duration.ZERO).toString())
        .contains("kafka:9093")
        .doesNotContain("hunter2");
  }
}
