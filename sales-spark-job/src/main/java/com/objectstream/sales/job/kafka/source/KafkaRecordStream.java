package com.objectstream.sales.job.kafka.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.connector.read.streaming.Offset;
import org.apache.spark.sql.connector.read.streaming.ReadLimit;
import org.apache.spark.sql.connector.read.streaming.ReadMaxRows;
import org.apache.spark.sql.connector.read.streaming.ReportsSourceMetrics;
import org.apache.spark.sql.connector.read.streaming.SupportsTriggerAvailableNow;
import org.apache.spark.sql.kafka010.KafkaBatchInputPartition;

/**
 * Spark's Kafka stream with another way to the records: one task reads several Kafka partitions
 * with one consumer, which is kept for the next batch, and hands each record on as the client gave
 * it. So what is fetched ahead is bounded a task, however many partitions the topic has, a small
 * batch pays for no new consumer, and a record of any timestamp can be read.
 */
final class KafkaRecordStream
    implements MicroBatchStream, SupportsTriggerAvailableNow, ReportsSourceMetrics {
  private final MicroBatchStream sparks;
  private final Optional<StretchLimit> stretch;

  /**
   * @param stretch where it ends, if it does not go on with the topic
   */
  KafkaRecordStream(MicroBatchStream sparks, Optional<StretchLimit> stretch) {
    this.sparks = sparks;
    this.stretch = stretch;
  }

  @Override
  public InputPartition[] planInputPartitions(Offset start, Offset end) {
    List<KafkaBatchInputPartition> parts =
        Stream.of(sparks.planInputPartitions(start, end))
            .map(KafkaBatchInputPartition.class::cast)
            .filter(part -> part.offsetRange().size() > 0)
            .toList();
    if (parts.isEmpty()) {
      return new InputPartition[0];
    }
    List<OffsetRange> ranges =
        parts.stream().map(part -> OffsetRange.of(part.offsetRange())).toList();
    KafkaBatchInputPartition any = parts.get(0);
    return OffsetRange.grouped(ranges, tasks(ranges.size())).stream()
        .map(
            group ->
                new KafkaTaskInput(
                    group, any.executorKafkaParams(), any.pollTimeoutMs(), any.failOnDataLoss()))
        .toArray(InputPartition[]::new);
  }

  /**
   * On one machine a task for each core: a task that has more records finds more of them that go
   * together. On a cluster as many as Spark was told by {@code spark.default.parallelism}, or one
   * for each Kafka partition, by which Spark sees what it has to start.
   */
  private static int tasks(int ranges) {
    var spark = SparkSession.active().sparkContext();
    boolean isTold = spark.isLocal() || spark.getConf().contains("spark.default.parallelism");
    return isTold ? Math.min(spark.defaultParallelism(), ranges) : ranges;
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return KafkaTaskInput.READERS;
  }

  @Override
  public Offset latestOffset() {
    return sparks.latestOffset();
  }

  @Override
  public Offset latestOffset(Offset start, ReadLimit limit) {
    if (stretch.isPresent()) {
      long most = limit instanceof ReadMaxRows rows ? rows.maxRows() : Long.MAX_VALUE;
      return sparks.deserializeOffset(stretch.get().next(start.json(), most));
    }
    return ((SupportsTriggerAvailableNow) sparks).latestOffset(start, limit);
  }

  @Override
  public ReadLimit getDefaultReadLimit() {
    return ((SupportsTriggerAvailableNow) sparks).getDefaultReadLimit();
  }

  @Override
  public Offset reportLatestOffset() {
    if (stretch.isPresent()) {
      return sparks.deserializeOffset(stretch.get().json());
    }
    return ((SupportsTriggerAvailableNow) sparks).reportLatestOffset();
  }

  @Override
  public void prepareForTriggerAvailableNow() {
    ((SupportsTriggerAvailableNow) sparks).prepareForTriggerAvailableNow();
  }

  @Override
  public Map<String, String> metrics(Optional<Offset> latestConsumedOffset) {
    return stretch.isPresent()
        ? Map.of() // Spark's are about the end of the topic
        : ((ReportsSourceMetrics) sparks).metrics(latestConsumedOffset);
  }

  @Override
  public Offset initialOffset() {
    return sparks.initialOffset();
  }

  @Override
  public Offset deserializeOffset(String json) {
    return sparks.deserializeOffset(json);
  }

  @Override
  public void commit(Offset end) {
    sparks.commit(end);
  }

  @Override
  public void stop() {
    sparks.stop();
  }

  @Override
  public String toString() {
    return sparks.toString();
  }
}
