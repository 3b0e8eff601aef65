package com.objectstream.sales.job.kafka.source;

import com.objectstream.sales.job.client.SharedClients;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;

/** Reads the records of one task, Kafka partition by partition as they come. */
final class KafkaRecordReader implements PartitionReader<InternalRow> {
  private final KafkaTaskInput input;
  private final Map<TopicPartition, OffsetRange> open = new HashMap<>();
  private final SharedClients.Lease<ConsumerPool> pool;
  private final TaskConsumer consumer;
  private final KafkaRecord row = new KafkaRecord();
  private Iterator<ConsumerRecord<byte[], byte[]>> polled = Collections.emptyIterator();
  private long lastProgress;
  private boolean broken;

  KafkaRecordReader(KafkaTaskInput input) {
    this.input = input;
    input.ranges().forEach(range -> open.put(range.partition(), range));
    this.pool = SharedClients.lease(new ConsumerPool.Key(input.clientConfig()));
    this.consumer = taken();
  }

  private TaskConsumer taken() {
    try {
      return pool.client().take(input.ranges());
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  @Override
  public boolean next() {
    if (!polled.hasNext()) {
      broken = true; // until it has gone well
      lastProgress = System.nanoTime();
      while (!polled.hasNext() && !open.isEmpty()) {
        polled = poll();
      }
      broken = false;
    }
    if (!polled.hasNext()) {
      return false;
    }
    row.set(polled.next());
    return true;
  }

  /** The next records of one partition, none if it gave only marks of transactions, or nothing. */
  private Iterator<ConsumerRecord<byte[], byte[]>> poll() {
    try {
      TaskConsumer.Polled next = consumer.poll(open);
      next.finished().forEach(open::remove);
      if (next.hasProgress()) {
        lastProgress = System.nanoTime();
      } else {
        requirePatience();
      }
      return next.records();
    } catch (OffsetOutOfRangeException e) {
      if (input.failOnDataLoss()) {
        throw e;
      }
      consumer.passOver(e.offsetOutOfRangePartitions(), open).forEach(open::remove);
      return Collections.emptyIterator();
    }
  }

  private void requirePatience() {
    long waited = (System.nanoTime() - lastProgress) / 1_000_000;
    if (waited > input.waitMs()) {
      throw new TimeoutException(
          "no record came of %s within %s s".formatted(open.values(), waited / 1_000));
    }
  }

  @Override
  public InternalRow get() {
    return row;
  }

  @Override
  public void close() {
    try (pool) {
      if (broken) {
        consumer.close();
      } else {
        pool.client().giveBack(consumer);
      }
    }
  }
}
