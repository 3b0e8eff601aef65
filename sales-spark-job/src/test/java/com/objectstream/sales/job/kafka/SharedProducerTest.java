package com.objectstream.sales.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.objectstream.sales.command.connection.KafkaConnection;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedProducerTest {
  /** As in a task that Spark stops in the middle of a batch. */
  @Test
  void isClosedByAThreadThatIsInterrupted() {
    var kafka = new KafkaConnection("127.0.0.1:1", Map.of());
    try (var lease = SharedProducer.lease(kafka, Duration.ofSeconds(1))) {
      lease.discard();
      Thread.currentThread().interrupt();
      assertThatCode(lease.client()::close).doesNotThrowAnyException();
    }

    assertThat(Thread.interrupted()).isTrue();
  }
}
