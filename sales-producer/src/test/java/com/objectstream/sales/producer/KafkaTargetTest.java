package com.objectstream.sales.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaTargetTest {
  @Test
  void keepsSecretsOutOfMessages() {
    var target =
        new KafkaTarget("localhost:9092", "item_sales", Map.of("ssl.key.password", "secret"));

    assertThat(target).hasToString("topic item_sales at localhost:9092");
  }

  @Test
  void letsTheUserTuneTheClientButNotWeakenIt() {
    var config = Map.of("linger.ms", "50", "acks", "0", "enable.idempotence", "false");

    assertThat(KafkaSettings.ofProducer(new KafkaTarget("localhost:9092", "item_sales", config)))
        .containsEntry("linger.ms", "50")
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", true);
  }
}
