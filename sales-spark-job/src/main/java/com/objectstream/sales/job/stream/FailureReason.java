package com.objectstream.sales.job.stream;

import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import com.objectstream.sales.command.failure.Causes;
import com.objectstream.sales.job.cassandra.TableWatch;
import com.objectstream.sales.job.checkpoint.CheckpointFiles;
import com.objectstream.sales.job.checkpoint.CheckpointReader;
import com.objectstream.sales.job.kafka.OffsetGap;
import com.objectstream.sales.job.kafka.TopicWatch;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.spark.SparkThrowable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the reason of a failure in what changed outside. */
record FailureReason(
    CheckpointFiles checkpoint,
    String name,
    TopicWatch topic,
    TableWatch table,
    CheckpointReader offsets) {
  private static final Logger LOG = LoggerFactory.getLogger(FailureReason.class);

  /** The reason as a sentence that says what to do; empty if the failure has to tell it itself. */
  Optional<String> of(Throwable failure) {
    try {
      if (has(failure, FailureReason::isSecondJob)) {
        return Optional.of(
            "another job uses checkpoint %s: end one of the two, or give each its own --checkpoint"
                .formatted(checkpoint));
      }
      if (has(failure, FailureReason::isLostOffset)) {
        return topic.change().or(this::gaps);
      }
      return has(failure, QueryValidationException.class::isInstance)
          ? table.change()
          : Optional.empty();
    } catch (RuntimeException e) {
      LOG.debug("the reason cannot be looked up", e);
      return Optional.empty();
    }
  }

  private Optional<String> gaps() {
    List<OffsetGap> gaps = OffsetGap.between(offsets.read().next(), topic.begins());
    return gaps.isEmpty() ? Optional.empty() : Optional.of(OffsetGap.refused(name, gaps));
  }

  /** Spark's two ways to say that a file of its log was there already. */
  static boolean isSecondJob(Throwable failure) {
    return failure instanceof ConcurrentModificationException
        || (failure instanceof SparkThrowable spark
            && "CONCURRENT_STREAM_LOG_UPDATE".equals(spark.getErrorClass()));
  }

  /** What Kafka says, or Spark on its behalf when it fails on lost records. */
  static boolean isLostOffset(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return failure instanceof OffsetOutOfRangeException
        || failure instanceof UnknownTopicOrPartitionException
        || failure instanceof UnknownTopicIdException
        || message.contains("data may have been lost")
        || message.contains("data may have been missed");
  }

  private static boolean has(Throwable failure, Predicate<Throwable> kind) {
    return Causes.of(failure).anyMatch(kind);
  }
}
