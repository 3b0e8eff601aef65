package com.objectstream.sales.it.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.BrokerRights;
import com.objectstream.sales.it.harness.CommandResult;
import com.objectstream.sales.it.harness.OwnServers;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.local.server.LocalServers;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Missing rights are told at the start, with the topic. */
@ExtendWith(OwnServers.class)
class TopicRightsIT {
  private static BrokerRights rights;

  @BeforeAll
  static void lookAtRights(LocalServers servers) {
    rights = BrokerRights.checked(servers);
  }

  @AfterAll
  static void forget() {
    rights.close();
  }

  @Test
  void namesWhatIsMissingOnBothTopics(Pipeline pipeline) {
    rights.allowOnly(pipeline.topic(), AclOperation.DESCRIBE);
    rights.allowOnly(pipeline.dlqTopic(), AclOperation.READ);

    assertRefused(
        pipeline,
        "does not grant READ on topic %s to this user".formatted(pipeline.topic()),
        "does not grant WRITE on topic %s to this user".formatted(pipeline.dlqTopic()));
  }

  @Test
  void namesTheTopicThatMayNotEvenBeSeen(Pipeline pipeline) {
    rights.allowOnly(pipeline.dlqTopic(), AclOperation.ALTER_CONFIGS);

    assertRefused(pipeline, "refuses access to topic " + pipeline.dlqTopic());
  }

  @Test
  void needsNoMoreThanToReadTheOneAndWriteTheOther(Pipeline pipeline) {
    rights.allowOnly(pipeline.topic(), AclOperation.READ);
    rights.allowOnly(pipeline.dlqTopic(), AclOperation.WRITE);

    CommandResult check = CommandResult.check(pipeline, "new");

    assertThat(check.status()).as(check.stdout()).isZero();
    assertThat(check.stdout()).contains("?     settings of topics: ");
  }

  private static void assertRefused(Pipeline pipeline, String... told) {
    CommandResult check = CommandResult.check(pipeline, "new");
    assertThat(check.status()).isEqualTo(1);
    assertThat(check.stdout().lines().filter(line -> line.startsWith("FAIL")))
        .hasSameSizeAs(told)
        .zipSatisfy(List.of(told), (line, text) -> assertThat(line).contains(text));
    CommandResult stream = CommandResult.stream(pipeline, "new");
    assertThat(stream.status()).isEqualTo(1);
    assertThat(stream.stderr().strip()).contains(told).hasLineCount(1);
  }
}
