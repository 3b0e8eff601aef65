package com.objectstream.sales.job.command;

import com.objectstream.sales.command.KafkaConnectionOptions;
import com.objectstream.sales.job.kafka.KafkaSource;
import com.objectstream.sales.job.reject.replay.RejectReplay;
import com.objectstream.sales.model.SaleNames;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dlq replay}: rejects once more to the topic they come from. */
@Command(
    name = "replay",
    description = "Sends rejects to their topic again, under their first identity.",
    sortOptions = false,
    footer = {
      "",
      "Run it again as often as you like: a reject is sent once, and what fails again is a new one,",
      "with one attempt more. The topic DLQ_TOPIC_replayed remembers what was sent; to send all again",
      "that did not come back, delete it."
    })
public final class DlqReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KafkaConnectionOptions kafka;

  @Option(names = "--dlq-topic", paramLabel = "TOPIC", description = "topic of the rejects")
  private String dlqTopic = SaleNames.DLQ_TOPIC;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "where to, if not to where a line was read first")
  private Optional<String> topic;

  @Mixin private RejectFilterOptions filter;

  @Option(
      names = "--max-attempts",
      paramLabel = "N",
      description = "a line that was rejected so often is not sent any more")
  private int maxAttempts = RejectReplay.DEFAULT_MAX_ATTEMPTS;

  @Option(names = "--limit", paramLabel = "N", description = "rejects to send at most")
  private Optional<Long> limit;

  @Override
  public Integer call() {
    requirePositive("--max-attempts", maxAttempts);
    limit.ifPresent(most -> requirePositive("--limit", most));
    var replay =
        new RejectReplay(
            new KafkaSource(kafka.connection(), dlqTopic, KafkaSource.DEFAULT_MAX_RECORDS),
            filter.filter(),
            maxAttempts,
            limit.orElse(Long.MAX_VALUE),
            topic);
    PrintWriter out = spec.commandLine().getOut();
    out.println(replay.run());
    out.flush();
    return 0;
  }

  private void requirePositive(String option, long value) {
    if (value < 1) {
      throw new ParameterException(
          spec.commandLine(), "%s is %d: give at least 1".formatted(option, value));
    }
  }
}
