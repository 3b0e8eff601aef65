package com.objectstream.sales.job.kafka.source;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;

/**
 * What one task reads.
 *
 * @param ranges of different Kafka partitions, at least one
 * @param clientConfig properties of the consumer
 * @param waitMs how long to wait for a record that does not come
 * @param failOnDataLoss fail on records that are gone, or pass over them
 */
record KafkaTaskInput(
    List<OffsetRange> ranges, Map<String, Object> clientConfig, long waitMs, boolean failOnDataLoss)
    implements InputPartition {
  static final PartitionReaderFactory READERS =
      partition -> new KafkaRecordReader((KafkaTaskInput) partition);

  /** The ranges alone: the properties of a client hold secrets. */
  @Override
  public String toString() {
    return ranges.toString();
  }
}
