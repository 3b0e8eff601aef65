package com.objectstream.sales.job.stream;

import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.job.cassandra.CassandraTarget;
import com.objectstream.sales.job.cassandra.WriteLimits;
import com.objectstream.sales.job.checkpoint.Stretch;
import com.objectstream.sales.job.kafka.OnDataLoss;
import com.objectstream.sales.job.kafka.source.KafkaSource;
import com.objectstream.sales.model.SaleNames;
import com.objectstream.sales.transform.SaleRules;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the job is to do.
 *
 * @param source the topic of sales
 * @param dlqTopic where rejects go, on the same brokers
 * @param target the table
 * @param limits of writing
 * @param checkpoint folder that remembers what was done; empty chooses one by cluster, topic and
 *     table
 * @param zone gives the calendar day of a sale
 * @param rules that a line must keep to
 * @param trigger pause between the starts of micro-batches; zero is none
 * @param once process what is there, then end
 * @param createSchema create keyspace and table where they do not exist
 * @param onDataLoss what to do about records that were deleted before they were read
 * @param publishTopic where stored sales are sent on to, on the same brokers; empty is nowhere
 * @param stretch the part of the topic to store again; empty is all of it
 */
public record JobOptions(
    KafkaSource source,
    String dlqTopic,
    CassandraTarget target,
    WriteLimits limits,
    Optional<String> checkpoint,
    ZoneId zone,
    SaleRules rules,
    Duration trigger,
    boolean once,
    boolean createSchema,
    OnDataLoss onDataLoss,
    Optional<String> publishTopic,
    Optional<Stretch> stretch) {

  /** That of sales whose days nobody has given a zone. */
  public static final ZoneId DEFAULT_ZONE = ZoneId.of("UTC");

  private static final Duration SECOND = Duration.ofSeconds(1);

  /**
   * @throws IllegalArgumentException if what is written to one topic would be read or written there
   *     as something else
   */
  public JobOptions {
    requireTwo(dlqTopic, "--dlq-topic", source.topic(), "--topic");
    publishTopic.ifPresent(
        onward -> {
          requireTwo(onward, "--publish-topic", source.topic(), "--topic");
          requireTwo(onward, "--publish-topic", dlqTopic, "--dlq-topic");
        });
  }

  private static void requireTwo(String one, String option, String other, String otherOption) {
    if (one.equals(other)) {
      throw new IllegalArgumentException(
          "%s and %s are both %s: give %1$s another".formatted(option, otherOption, one));
    }
  }

  /** The options of someone who only says where the servers are. */
  public static JobOptions of(KafkaConnection kafka, CassandraConnection cassandra) {
    return new JobOptions(
        new KafkaSource(kafka, SaleNames.TOPIC, KafkaSource.DEFAULT_MAX_RECORDS),
        SaleNames.DLQ_TOPIC,
        new CassandraTarget(cassandra, SaleNames.KEYSPACE, SaleNames.TABLE),
        WriteLimits.DEFAULT,
        Optional.empty(),
        DEFAULT_ZONE,
        SaleRules.standard(),
        SECOND,
        false,
        false,
        OnDataLoss.FAIL,
        Optional.empty(),
        Optional.empty());
  }

  /** How long the job waits for servers that do not answer before it fails. */
  public Duration retryDeadline() {
    return limits.retryDeadline();
  }

  /** The same, ending when what is there is done. */
  public JobOptions toTheEnd() {
    return with(parts -> parts.once = true);
  }

  /** The same with other limits of writing. */
  public JobOptions withLimits(WriteLimits other) {
    return with(parts -> parts.limits = other);
  }

  /** The same with this folder for the checkpoint. */
  public JobOptions withCheckpoint(String folder) {
    return with(parts -> parts.checkpoint = Optional.of(folder));
  }

  /** The same, sending stored sales on to this topic. */
  public JobOptions publishingTo(String topic) {
    return with(parts -> parts.publishTopic = Optional.of(topic));
  }

  /** The same for a part of the topic alone. */
  public JobOptions of(Stretch part) {
    return with(parts -> parts.stretch = Optional.of(part));
  }

  /** The same with another extent of the same topic. */
  public JobOptions reading(KafkaSource other) {
    return with(parts -> parts.source = other);
  }

  private JobOptions with(Consumer<Parts> change) {
    var parts = new Parts();
    change.accept(parts);
    return new JobOptions(
        parts.source,
        dlqTopic,
        target,
        parts.limits,
        parts.checkpoint,
        zone,
        rules,
        trigger,
        parts.once,
        createSchema,
        onDataLoss,
        parts.publishTopic,
        parts.stretch);
  }

  /** What some options have otherwise; as it is here to begin with. */
  private final class Parts {
    private KafkaSource source = JobOptions.this.source;
    private WriteLimits limits = JobOptions.this.limits;
    private Optional<String> checkpoint = JobOptions.this.checkpoint;
    private boolean once = JobOptions.this.once;
    private Optional<String> publishTopic = JobOptions.this.publishTopic;
    private Optional<Stretch> stretch = JobOptions.this.stretch;
  }
}
