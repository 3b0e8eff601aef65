package com.objectstream.sales.job.command;

import com.objectstream.sales.model.SaleNames;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The topic of rejects on the command lines that read all of it. */
public final class DeadLetterOptions {
  @Option(names = "--dlq-topic", paramLabel = "TOPIC", description = "topic of the rejects")
  private String topic = SaleNames.DLQ_TOPIC;

  @Option(
      names = "--retry-deadline",
      defaultValue = "2m",
      paramLabel = "DURATION",
      description = "how long to wait for a Kafka that does not answer")
  private Duration retryDeadline;

  /** Name of the topic. */
  public String topic() {
    return topic;
  }

  /** How long Kafka may be silent. */
  public Duration retryDeadline() {
    return retryDeadline;
  }
}
