package com.objectstream.sales.command.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedTest {
  @ParameterizedTest
  @CsvSource({
    "PT0S,0s",
    "PT0.5S,500ms",
    "PT1.5S,1500ms",
    "PT1M30S,90s",
    "PT2M,2m",
    "PT36H,36h",
    "PT120H,5d",
    "PT0.000000001S,PT0.000000001S"
  })
  void aDurationIsShownAsItIsTyped(Duration time, String shown) {
    assertThat(Counted.of(time)).isEqualTo(shown);
  }

  @Test
  void oneIsNotSeveral() {
    assertThat(Counted.of(1, "partition")).isEqualTo("1 partition");
    assertThat(Counted.of(1_024, "partition")).isEqualTo("1,024 partitions");
  }
}
