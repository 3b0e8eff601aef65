package com.objectstream.sales.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.Faults;
import com.objectstream.sales.it.harness.JobProcess;
import com.objectstream.sales.it.harness.Letters;
import com.objectstream.sales.it.harness.OnwardTopic;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SeededEvents;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.it.harness.TopicChanges;
import com.objectstream.sales.job.start.CheckFinding;
import com.objectstream.sales.job.start.StartChecks;
import com.objectstream.sales.job.stream.JobOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is stored is sent on, at least once, and nothing else is. */
@ExtendWith(SharedServers.class)
class OnwardTopicIT {
  private static final Duration SOON = Duration.ofSeconds(120);
  private static final long SEED = 53;

  @Test
  void publishesTheStoredRowsAfterAKillAndNoSaleBeforeItsRow(Pipeline pipeline) {
    var onward = OnwardTopic.create(pipeline);
    var events = SeededEvents.mixed(SEED, 10_000);
    events.sendTo(pipeline);
    try (var job = JobProcess.start(pipeline, Faults.slowly("--publish-topic", onward.name()))) {
      await().atMost(SOON).until(() -> onward.records().size() > events.count() / 10);
      job.kill();
      assertThat(job.checkpoint().hasCommitted(0)).isFalse();
    }
    Set<String> sent = onward.sales();
    assertThat(onward.rows()).containsAll(sent);

    pipeline.stream(publishing(pipeline, JobProcess.CHECKPOINT, onward));

    events.assertDelivered(pipeline);
    assertThat(onward.sales()).isEqualTo(onward.rows());
    assertThat(onward.records()).hasSizeGreaterThan(onward.rows().size());
  }

  @Test
  void tellsTheLineThatEachSaleWasReadFrom(Pipeline pipeline) {
    var onward = OnwardTopic.create(pipeline);
    pipeline.send(Events.sale("cup", 1) + "\n\n" + Events.sale("plate", 2));

    pipeline.stream(publishing(pipeline, "lines", onward));

    assertThat(onward.records())
        .extracting(OnwardTopic::source)
        .containsExactlyInAnyOrder(pipeline.topic() + "/0/0/0", pipeline.topic() + "/0/0/2");
  }

  @Test
  void tellsTheFirstPlaceOfASaleThatWasReplayed(Pipeline pipeline) {
    var onward = OnwardTopic.create(pipeline);
    var letters = new Letters(pipeline);
    pipeline.send(letters.of(42, Events.PLATES));
    assertThat(letters.replay().sentAgain()).isOne();

    pipeline.stream(publishing(pipeline, "replayed", onward));

    assertThat(onward.records())
        .extracting(OnwardTopic::source)
        .containsExactly(pipeline.topic() + "/0/42/0");
    assertThat(onward.sales()).isEqualTo(onward.rows());
  }

  @Test
  void refusesATopicThatWouldFeedItselfAndOneThatIsNotThere(Pipeline pipeline) {
    var onward = OnwardTopic.create(pipeline);
    new TopicChanges(pipeline.servers(), onward.name()).set("max.message.bytes", 1 << 20);

    assertThatThrownBy(() -> pipeline.options("a").publishingTo(pipeline.topic()))
        .hasMessage(
            "--publish-topic and --topic are both %s: give --publish-topic another"
                .formatted(pipeline.topic()));
    assertThatThrownBy(() -> pipeline.options("a").publishingTo(pipeline.dlqTopic()))
        .hasMessage(
            "--publish-topic and --dlq-topic are both %s: give --publish-topic another"
                .formatted(pipeline.dlqTopic()));
    assertThatThrownBy(() -> StartChecks.passed(pipeline.options("a").publishingTo("it_not_there")))
        .hasMessageContaining("it_not_there")
        .hasMessageContaining("--publish-topic");
    assertThat(StartChecks.look(publishing(pipeline, "a", onward)))
        .filteredOn(finding -> finding.level() == CheckFinding.Level.WARN)
        .extracting(CheckFinding::text)
        .contains(
            "topic %s takes messages of 1,048,576 bytes, and a sale may have 1,114,112: one of that size stops the job; set max.message.bytes of %1$s to 1114112"
                .formatted(onward.name()));
  }

  private static JobOptions publishing(Pipeline pipeline, String checkpoint, OnwardTopic onward) {
    return pipeline.options(checkpoint).publishingTo(onward.name());
  }

  private static List<String> failures(JobOptions options) {
    return StartChecks.look(options).stream()
        .filter(finding -> finding.level() == CheckFinding.Level.FAIL)
        .map(CheckFinding::text)
        .toList();
  }
}
