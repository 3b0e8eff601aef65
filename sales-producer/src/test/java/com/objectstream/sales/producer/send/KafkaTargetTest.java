package com.objectstream.sales.producer.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.command.connection.KafkaConnection;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaTargetTest {
  @Test
  void keepsSecretsOutOfMessages() {
    var target =
        new KafkaTarget(
            new KafkaConnection("localhost:9092", Map.of("ssl.key.password", "secret")),
            "item_sales");

    assertThat(target).hasToString("topic item_sales at localhost:9092");
  }

  @Test
  void letsTheUserTuneTheClientButNotWeakenIt() {
    var config = Map.of("linger.ms", "50", "acks", "0", "enable.idempotence", "false");

    var target = new KafkaTarget(new KafkaConnection("localhost:9092", config), "item_sales");

    assertThat(ProducerSettings.ofProducer(target))
        .containsEntry("linger.ms", "50")
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", true);
  }
}
