package com.objectstream.sales.local.server.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BrokerConfigTest {
  private static final BrokerConfig ONLY = new BrokerConfig(1, List.of(9092), List.of(20001));
  private static final BrokerConfig SECOND_OF_THREE =
      new BrokerConfig(2, List.of(9092, 9093, 9094), List.of(20001, 20002, 20003));

  @Test
  void listensOnLoopbackOnly() {
    assertThat(SECOND_OF_THREE.properties())
        .containsEntry("listeners", "CLIENT://127.0.0.1:9093,CONTROLLER://127.0.0.1:20002")
        .containsEntry("advertised.listeners", "CLIENT://127.0.0.1:9093")
        .containsEntry(
            "controller.quorum.voters", "1@127.0.0.1:20001,2@127.0.0.1:20002,3@127.0.0.1:20003");
  }

  @Test
  void makesNoTopicByAccident() {
    assertThat(ONLY.properties()).containsEntry("auto.create.topics.enable", "false");
  }

  @Test
  void takesALineThatIsTooLargeForASale() {
    assertThat(ONLY.properties()).containsEntry("message.max.bytes", "16777216");
  }

  @Test
  void copiesInternalTopicsAsOftenAsThereAreBrokers() {
    assertThat(ONLY.properties())
        .containsEntry("offsets.topic.replication.factor", "1")
        .containsEntry("transaction.state.log.min.isr", "1");
    assertThat(SECOND_OF_THREE.properties())
        .containsEntry("offsets.topic.replication.factor", "3")
        .containsEntry("transaction.state.log.min.isr", "2");
    assertThat(BrokerConfig.replicas(5)).isEqualTo(3);
  }
}
