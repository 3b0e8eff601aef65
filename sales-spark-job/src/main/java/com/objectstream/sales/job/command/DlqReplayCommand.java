package com.objectstream.sales.job.command;

import com.objectstream.sales.command.KafkaConnectionOptions;
import com.objectstream.sales.command.OptionValues;
import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.job.reject.replay.RejectReplay;
import com.objectstream.sales.job.reject.replay.ReplayAccount;
import com.objectstream.sales.model.SaleNames;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
      "that did not come back, delete it. After a crash up to 500 rejects may be sent a second time,",
      "which makes the same rows."
    })
public final class DlqReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KafkaConnectionOptions kafka;

  @Mixin private DeadLetterOptions deadLetters;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "where to: the rejects that were read from there, and no others")
  private String topic = SaleNames.TOPIC;

  @Mixin private RejectFilterOptions filter;

  @Option(
      names = "--max-attempts",
      paramLabel = "N",
      description = "a line that was rejected so often is not sent any more")
  private int maxAttempts = RejectReplay.DEFAULT_MAX_ATTEMPTS;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "rejects to send at most; by default all")
  private Optional<Long> limit;

  @Override
  public Integer call() {
    OptionValues.requirePositive(spec, "--max-attempts", maxAttempts);
    limit.ifPresent(most -> OptionValues.requirePositive(spec, "--limit", most));
    ReplayAccount account = replay().run();
    spec.commandLine().getOut().println(account);
    if (account.sentAgain() > 0) {
      spec.commandLine()
          .getErr()
          .println(
              "next: a 'stream' of topic %s that runs stores them now, else the next start of one; what fails again is in 'dlq list' with one attempt more"
                  .formatted(topic));
    }
    if (!account.isComplete()) {
      throw new IllegalStateException(
          "not everything was sent again: topic %s refused %s, and Kafka deleted %s before it was read; the lines above say what to do"
              .formatted(
                  topic,
                  Counted.of(account.refused(), "reject"),
                  Counted.of(account.deletedCount(), "record")));
    }
    return 0;
  }

  private RejectReplay replay() {
    return OptionValues.valid(
        spec,
        "",
        () ->
            new RejectReplay(
                kafka.connection(),
                deadLetters.topic(),
                topic,
                filter.filter(),
                maxAttempts,
                limit.orElse(Long.MAX_VALUE),
                deadLetters.retryDeadline()));
  }
}
