package com.objectstream.sales.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** Which failures are told as those of a silent Kafka. */
class KafkaWatchTest {
  @Test
  void knowsTheTimeoutOfAKafkaClientWhateverIsAroundIt() {
    var timeout = new TimeoutException("no record came");

    assertThat(KafkaWatch.timeout(new IllegalStateException(new RuntimeException(timeout))))
        .contains(timeout);
  }

  @Test
  void leavesOtherTimeoutsToThemselves() {
    var ofSpark = new java.util.concurrent.TimeoutException("Futures timed out after 120 seconds");

    assertThat(KafkaWatch.timeout(new RuntimeException(ofSpark))).isEmpty();
  }
}
