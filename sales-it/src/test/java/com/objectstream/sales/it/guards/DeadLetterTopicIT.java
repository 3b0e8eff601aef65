package com.objectstream.sales.it.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.CommandResult;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.it.harness.TopicChanges;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A topic that cannot keep every reject is told before there is one. */
@ExtendWith(SharedServers.class)
class DeadLetterTopicIT {
  @Test
  void isNotTheTopicOfTheSales(Pipeline pipeline) {
    String told = "--dlq-topic and --topic are both " + pipeline.topic();

    CommandResult check = CommandResult.check(pipeline, "new", "--dlq-topic", pipeline.topic());
    assertThat(check.status()).isEqualTo(2);
    assertThat(check.stderr().strip()).contains(told).hasLineCount(1);
    CommandResult stream = CommandResult.stream(pipeline, "new", "--dlq-topic", pipeline.topic());
    assertThat(stream.status()).isEqualTo(2);
    assertThat(stream.stderr().strip()).contains(told).hasLineCount(1);
    assertThat(Path.of(pipeline.checkpoint("new"))).doesNotExist();
  }

  @Test
  void isToldToBeCompacted(Pipeline pipeline) {
    assertThat(CommandResult.check(pipeline, "new").stdout()).doesNotContain("compacted");

    new TopicChanges(pipeline.servers(), pipeline.dlqTopic())
        .set("cleanup.policy", "compact,delete");
    CommandResult check = CommandResult.check(pipeline, "new");

    assertThat(check.status()).as(check.stderr()).isZero();
    assertThat(check.stdout())
        .contains(
            "warn  topic %s is compacted: ".formatted(pipeline.dlqTopic()),
            "set its cleanup.policy to delete");
  }

  @Test
  void isToldToTakeSmallerMessagesThanTheTopicOfTheSales(Pipeline pipeline) {
    new TopicChanges(pipeline.servers(), pipeline.topic()).set("max.message.bytes", 1_000_000);
    new TopicChanges(pipeline.servers(), pipeline.dlqTopic()).set("max.message.bytes", 1_000_000);

    assertThat(CommandResult.check(pipeline, "new").stdout())
        .containsPattern(
            "(?m)^warn  topic %s .*set max.message.bytes of %s to 1065536"
                .formatted(pipeline.dlqTopic(), pipeline.dlqTopic()));
  }
}
