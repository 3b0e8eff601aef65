package com.objectstream.sales.local.server.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.local.server.security.ClientFiles;
import com.objectstream.sales.local.server.security.ServerSecurity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BrokerConfigTest {
  private static final BrokerConfig ONLY =
      new BrokerConfig(1, List.of(9092), List.of(20001), Optional.empty());
  private static final BrokerConfig SECOND_OF_THREE =
      new BrokerConfig(
          2, List.of(9092, 9093, 9094), List.of(20001, 20002, 20003), Optional.empty());

  @Test
  void listensOnLoopbackOnly() {
    assertThat(SECOND_OF_THREE.properties())
        .containsEntry("listeners", "CLIENT://127.0.0.1:9093,CONTROLLER://127.0.0.1:20002")
        .containsEntry("advertised.listeners", "CLIENT://127.0.0.1:9093")
        .containsEntry(
            "controller.quorum.voters", "1@127.0.0.1:20001,2@127.0.0.1:20002,3@127.0.0.1:20003");
  }

  @Test
  void asksClientsOfASecuredListenerWhoTheyAre() {
    var clients = new ClientFiles(Path.of("/c"), Path.of("/c/trust.p12"), "store");
    var security = new ServerSecurity(Path.of("/c/key.p12"), clients, "password");
    var config =
        new BrokerConfig(
            1, List.of(9092), List.of(20001), Optional.of(new SecuredListener(9093, security)));

    assertThat(config.properties())
        .containsEntry(
            "listeners",
            "CLIENT://127.0.0.1:9092,CONTROLLER://127.0.0.1:20001,SECURED://localhost:9093")
        .containsEntry("advertised.listeners", "CLIENT://127.0.0.1:9092,SECURED://localhost:9093")
        .containsEntry(
            "listener.security.protocol.map",
            "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURED:SASL_SSL")
        .containsEntry("super.users", "User:ANONYMOUS;User:admin");
    assertThat(ONLY.properties()).doesNotContainKey("authorizer.class.name");
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
