package com.objectstream.sales.it.rejects;

import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.BrokerRights;
import com.objectstream.sales.it.harness.CommandResult;
import com.objectstream.sales.it.harness.Faults;
import com.objectstream.sales.it.harness.Letters;
import com.objectstream.sales.it.harness.OwnServers;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.TopicRecords;
import com.objectstream.sales.local.server.LocalServers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever lacks a right learns which, and nothing is sent. */
@ExtendWith(OwnServers.class)
@TestInstance(Lifecycle.PER_CLASS)
class ReplayRightsIT {
  private BrokerRights rights;

  @BeforeAll
  void lookAtRights(LocalServers servers) {
    rights = BrokerRights.checked(servers);
  }

  @AfterAll
  void lookNoMore() {
    rights.close();
  }

  @BeforeEach
  void reject(Pipeline pipeline) {
    pipeline.send(new Letters(pipeline).of(0, "{"));
  }

  @Test
  void sendsNothingWithoutTheRightToNoteIt(Pipeline pipeline) {
    pipeline.servers().topics().create(notes(pipeline), 1, 1);
    rights.allowOnly(notes(pipeline), READ, DESCRIBE);

    CommandResult replay = dlq(pipeline, "replay", "--topic", pipeline.topic());

    assertFailed(
        replay,
        "nothing was sent, as topic %1$s, .* refuses access to topic %1$s .*: grant it .*"
            .formatted(notes(pipeline)));
    assertThat(TopicRecords.of(kafka(pipeline), pipeline.topic())).isEmpty();
  }

  @Test
  void namesTheTopicThatMayNotBeWritten(Pipeline pipeline) {
    rights.allowOnly(pipeline.topic(), READ, DESCRIBE);

    CommandResult replay = dlq(pipeline, "replay", "--topic", pipeline.topic());

    assertFailed(
        replay,
        "topic %1$s does not take the reject of %1$s/0/0/0; .* refuses access to topic %1$s .*"
            .formatted(pipeline.topic()));
    assertThat(TopicRecords.of(kafka(pipeline), pipeline.topic())).isEmpty();
  }

  @Test
  void needsNoRightToKnowHowTheTopicsAreSetUp(Pipeline pipeline) {
    rights.allowOnly(pipeline.topic(), READ, DESCRIBE, WRITE);
    rights.allowOnly(pipeline.dlqTopic(), READ, DESCRIBE);

    CommandResult replay = dlq(pipeline, "replay", "--topic", pipeline.topic());

    assertThat(replay.status()).as(replay.stderr()).isZero();
    assertThat(TopicRecords.of(kafka(pipeline), pipeline.topic())).hasSize(1);
  }

  @Test
  void namesTheTopicThatMayNotBeRead(Pipeline pipeline) {
    rights.allowOnly(pipeline.dlqTopic(), DESCRIBE);

    CommandResult list = dlq(pipeline, "list");

    assertFailed(
        list,
        "Kafka at .* refuses access to topic %s .*: grant it .*".formatted(pipeline.dlqTopic()));
  }

  private static void assertFailed(CommandResult result, String line) {
    assertThat(result.status()).isOne();
    assertThat(Faults.results(result.stderr()))
        .singleElement()
        .asString()
        .matches("sales: " + line);
  }

  private static CommandResult dlq(Pipeline pipeline, String command, String... more) {
    var arguments = new ArrayList<>(List.of("dlq", command));
    arguments.addAll(
        List.of("--bootstrap-servers", kafka(pipeline), "--dlq-topic", pipeline.dlqTopic()));
    arguments.addAll(List.of(more));
    return CommandResult.of(arguments.toArray(String[]::new));
  }

  private static String kafka(Pipeline pipeline) {
    return pipeline.servers().kafka().bootstrapServers();
  }

  private static String notes(Pipeline pipeline) {
    return pipeline.dlqTopic() + "_replayed";
  }
}
