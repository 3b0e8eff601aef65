package com.objectstream.sales.job.kafka.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.job.kafka.KafkaTimeouts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How Spark is told where Kafka is, and clients how long to wait for it. */
class KafkaSourceTest {
  @Test
  void passesThePropertiesOfTheUserOn() {
    var kafka = new KafkaConnection("here:9092", Map.of("client.id", "shop"));

    assertThat(new KafkaSource(kafka, "item_sales", 1).clientOptions())
        .isEqualTo(Map.of("kafka.bootstrap.servers", "here:9092", "kafka.client.id", "shop"));
  }

  @Test
  void neverShowsThePropertiesOfAClient() {
    var kafka = new KafkaConnection("here:9092", Map.of("ssl.key.password", "hunter2"));

    assertThat(new KafkaSource(kafka, "item_sales", 1).toString()).doesNotContain("hunter2");
    assertThat(new ConsumerPool.Key(Map.copyOf(kafka.properties())))
        .hasToString("consumers of here:9092");
    var input = new KafkaTaskInput(List.of(), Map.copyOf(kafka.properties()), 1, true);
    assertThat(input).hasToString("[]");
  }

  @Test
  void letsClientsWaitALittleLongerThanTheDeadline() {
    assertThat(new KafkaTimeouts(Duration.ofMinutes(2)).ofProducers())
        .isEqualTo(Map.of("delivery.timeout.ms", "155000", "max.block.ms", "155000"));
  }
}
