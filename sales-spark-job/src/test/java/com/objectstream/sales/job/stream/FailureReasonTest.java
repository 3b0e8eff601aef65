package com.objectstream.sales.job.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.SparkException;
import org.apache.spark.sql.errors.QueryExecutionErrors;
import org.junit.jupiter.api.Test;

class FailureReasonTest {
  @Test
  void knowsWhatSparkThrowsWhenASecondJobWroteTheSameBatch() {
    assertThat(List.of(QueryExecutionErrors.concurrentStreamLogUpdate(7), path()))
        .allMatch(FailureReason::isSecondJob);
    assertThat(FailureReason.isSecondJob(new SparkException("another"))).isFalse();
  }

  @Test
  void knowsWhatIsThrownWhenOffsetsAreGone() {
    assertThat(
            List.of(
                new OffsetOutOfRangeException(Map.of(new TopicPartition("item_sales", 0), 3L)),
                new IllegalStateException(
                    "Partition item_sales-0's offset was changed from 9 to 3, some data may have been missed. \nSome data may have been lost")))
        .allMatch(FailureReason::isLostOffset);
    assertThat(FailureReason.isLostOffset(new IllegalStateException())).isFalse();
  }

  private static Throwable path() {
    Throwable failure =
        QueryExecutionErrors.multiStreamingQueriesUsingPathConcurrentlyError(
            "offsets", new org.apache.hadoop.fs.FileAlreadyExistsException());
    assertThat(failure).isInstanceOf(ConcurrentModificationException.class);
    return failure;
  }
}
