package com.objectstream.sales.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.command.KafkaConnection;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How Spark is told where Kafka is and how long to wait for it. */
class KafkaSourceTest {
  private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

  @Test
  void waitsALittleLongerThanTheDeadlineForTheBrokersOfTheSink() {
    assertThat(source(Map.of()).sinkOptions(TWO_MINUTES))
        .isEqualTo(
            Map.of(
                "kafka.bootstrap.servers", "here:9092",
                "kafka.delivery.timeout.ms", "155000",
                "kafka.max.block.ms", "155000"));
  }

  @Test
  void letsTheUsersPropertiesGoFirst() {
    assertThat(source(Map.of("max.block.ms", "7")).sinkOptions(TWO_MINUTES))
        .containsEntry("kafka.max.block.ms", "7");
  }

  private static KafkaSource source(Map<String, String> properties) {
    return new KafkaSource(new KafkaConnection("here:9092", properties), "item_sales", 1);
  }
}
