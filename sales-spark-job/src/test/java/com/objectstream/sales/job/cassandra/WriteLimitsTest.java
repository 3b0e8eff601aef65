package com.objectstream.sales.job.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WriteLimitsTest {
  @Test
  void buffersWhatIsAskedFor() {
    assertThat(new WriteLimits(1, 2, 3, 4, Duration.ZERO).bufferBytesHere()).isEqualTo(3);
  }

  @Test
  void buffersInAllTasksTogetherAnEighthOfTheHeap() {
    Runtime jvm = Runtime.getRuntime();

    long together = (long) WriteLimits.DEFAULT.bufferBytesHere() * jvm.availableProcessors();

    assertThat(jvm.maxMemory() / 8 - together).isBetween(0L, (long) jvm.availableProcessors());
  }
}
