package com.objectstream.sales.job.reject.replay;

import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.command.failure.KafkaFailure;
import com.objectstream.sales.job.kafka.ProducerProperties;
import com.objectstream.sales.job.kafka.ResponseDeadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends records and returns when each of them is acknowledged by all replicas in sync, or refused.
 * Kafka is waited for within a deadline. For one thread.
 */
final class BlockingProducer implements AutoCloseable {
  private static final Duration BLOCKED = Duration.ofSeconds(5);
  private static final int LARGEST_BATCH = 16_384;
  private static final int LONGEST_REQUEST_MS = 30_000;
  private static final Duration ANSWER = Duration.ofSeconds(1);

  private final KafkaProducer<byte[], byte[]> kafka;
  private final ResponseDeadline deadline;

  /**
   * @param maxMessageBytes of the topic that most is sent to
   * @throws IllegalStateException if the client's properties make no client
   */
  BlockingProducer(KafkaConnection connection, long maxMessageBytes, Duration deadline) {
    try {
      this.kafka =
          new KafkaProducer<>(
              properties(connection, maxMessageBytes, deadline),
              new ByteArraySerializer(),
              new ByteArraySerializer());
    } catch (KafkaException e) {
      throw KafkaFailure.of(e, connection).toException();
    }
    this.deadline = new ResponseDeadline(connection, deadline);
  }

  private static Map<String, Object> properties(
      KafkaConnection connection, long maxMessageBytes, Duration deadline) {
    Map<String, Object> properties = ProducerProperties.of(connection, Map.of());
    // A batch that is larger than the topic takes would be split into batches of this size, again
    // and again if that is no less
    properties.put(
        ProducerConfig.BATCH_SIZE_CONFIG, (int) Math.min(LARGEST_BATCH, maxMessageBytes / 2));
    // Whoever sends has all of it in memory already
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) Integer.MAX_VALUE);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCKED.toMillis());
    int millis = (int) Math.min(deadline.toMillis(), Integer.MAX_VALUE);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(millis, LONGEST_REQUEST_MS));
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
    return properties;
  }

  /**
   * Sends records.
   *
   * @return for each record why it was refused, if it is not acknowledged
   * @throws IllegalStateException if Kafka is silent for too long; some may have arrived then
   */
  List<Optional<KafkaException>> send(List<ProducerRecord<byte[], byte[]>> records) {
    List<Future<RecordMetadata>> answers = records.stream().map(this::handOver).toList();
    var failures = new ArrayList<Optional<KafkaException>>();
    for (int i = 0; i < answers.size(); i++) {
      Optional<KafkaException> failure = await(answers.get(i));
      // A broker refuses a whole batch for one record in it, so each is asked for alone
      failures.add(
          failure.filter(BlockingProducer::mayBeOfAnother).isPresent()
              ? send(records.get(i))
              : failure);
    }
    return failures;
  }

  Optional<KafkaException> send(ProducerRecord<byte[], byte[]> record) {
    return await(handOver(record));
  }

  /** Whether a failure has to do with its record only, so that another one may be taken. */
  static boolean isOfRecordAlone(KafkaException failure) {
    return failure instanceof RecordTooLargeException
        || failure instanceof RecordBatchTooLargeException
        || failure instanceof InvalidRecordException
        || failure instanceof InvalidTimestampException;
  }

  private static boolean mayBeOfAnother(KafkaException failure) {
    return isOfRecordAlone(failure) || failure.getClass() == KafkaException.class;
  }

  /** Again as long as the client cannot even take it, because it does not know the topic yet. */
  private Future<RecordMetadata> handOver(ProducerRecord<byte[], byte[]> record) {
    while (true) {
      Future<RecordMetadata> answer = kafka.send(record);
      Optional<KafkaException> failure = answer.isDone() ? failureOf(answer) : Optional.empty();
      if (failure.filter(TimeoutException.class::isInstance).isEmpty()) {
        return answer;
      }
      deadline.missed(failure.get().getMessage());
    }
  }

  private Optional<KafkaException> await(Future<RecordMetadata> answer) {
    Optional<KafkaException> failure = failureOf(answer);
    if (failure.filter(TimeoutException.class::isInstance).isPresent()) {
      throw deadline.exceeded(failure.get().getMessage());
    }
    deadline.answered();
    return failure;
  }

  private Optional<KafkaException> failureOf(Future<RecordMetadata> answer) {
    while (true) {
      try {
        answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        return Optional.empty();
      } catch (java.util.concurrent.TimeoutException e) {
        deadline.missed();
      } catch (ExecutionException e) {
        return Optional.of(
            e.getCause() instanceof KafkaException failure
                ? failure
                : new KafkaException(e.getCause()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("stopped while it sent rejects", e);
      }
    }
  }

  @Override
  public void close() {
    kafka.close(Duration.ZERO); // nothing is on its way, or nobody waits for it any more
  }
}
