package com.objectstream.sales.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.CommandResult;
import com.objectstream.sales.it.harness.KafkaTool;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SharedServers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The commands in the blocks of all pages do what stands beside them, one after the other on one
 * pair of servers, those of the first README first. In this process, where each ends its Spark, and
 * the next one starts another.
 */
@ExtendWith(SharedServers.class)
class DocumentedCommandsIT {
  /** What {@code PageCommandsTest} parses and this test does not run, and why. */
  private static final Map<String, String> PARSED_ONLY =
      Map.of(
          "", "help is HelpTest's",
          "demo", "brings its own servers: UnusualMachineIT runs it",
          "up", "here are servers already, and it never ends: LocalCommandsIT runs it",
          "submit", "needs a cluster and the packaged job: ClusterIT runs the README's lines",
          "bench", "takes minutes: BenchIT runs each kind of it with few rows");

  private static final String GROUPS = "kafka-consumer-groups.sh";

  /** Of the README's events, which come twice: it shows them for one machine and for a cluster. */
  private static final String ALL =
      "stream: 2,000 lines read = 1,987 stored + 13 rejected + 0 skipped";

  @Test
  void doWhatTheirPagesSay(Pipeline pipeline) {
    pipeline.withTotals();
    Map<String, String> said = new HashMap<>();

    ShellCommand.blocks()
        .flatMap(List::stream)
        .forEach(
            command -> {
              if (command.program().equals(GROUPS)) {
                said.put(GROUPS, describeGroup(command, pipeline));
              } else if (command.isSales() && !PARSED_ONLY.containsKey(command.call().name())) {
                said.merge(command.call().name(), run(command, pipeline), String::concat);
              }
            });

    assertThat(said.get("produce")).contains(CallOnPipeline.FEW);
    assertThat(said.get("stream").lines())
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo(ALL),
            second -> assertThat(second).isEqualTo(ALL),
            // With what was replayed
            again -> assertThat(again).startsWith("stream: 4,0"));
    assertThat(said.get("rows")).startsWith("store_id");
    assertThat(said.get("verify-delivery"))
        .contains(": 0 lost, 0 duplicated, 0 changed, 0 unexpected");
    assertThat(said.get("totals rebuild")).contains("20 partitions");
    assertThat(said.get("totals show")).contains("in all: 1,987 sales");
    assertThat(said.get("totals stream")).contains("records read");
    assertThat(said.get("dlq list")).contains("MISSING_FIELD");
    assertThat(said.get(GROUPS)).containsPattern(pipeline.topic() + " +0 +\\d+ +\\d+ +0 ");
  }

  private static String run(ShellCommand command, Pipeline pipeline) {
    CommandResult result =
        CommandResult.of(new CallOnPipeline(command.call(), pipeline).arguments());
    assertThat(result.status()).as("%s: %s", command, result.stderr()).isZero();
    return result.stdout();
  }

  /** Kafka's own tool, told the server of here in place of the page's. */
  private static String describeGroup(ShellCommand command, Pipeline pipeline) {
    return KafkaTool.run(
        "org.apache.kafka.tools.consumer.group.ConsumerGroupCommand",
        command.arguments().stream()
            .map(
                word ->
                    word.equals(DocumentedCall.LEFT_OUT)
                        ? pipeline.servers().kafka().bootstrapServers()
                        : word)
            .toArray(String[]::new));
  }
}
