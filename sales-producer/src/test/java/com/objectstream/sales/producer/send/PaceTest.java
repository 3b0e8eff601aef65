package com.objectstream.sales.producer.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
  @Test
  void everyValueIsDueAtOnceWithoutARate() {
    assertThat(Pace.UNLIMITED.dueNanos(1_000_000)).isZero();
  }

  @Test
  void aValueIsDueAtItsNumberDividedByTheRate() {
    var thousandASecond = new Pace(1_000, Optional.empty());

    assertThat(thousandASecond.dueNanos(0)).isZero();
    assertThat(thousandASecond.dueNanos(1)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(1));
    assertThat(thousandASecond.dueNanos(86_400_000L)).isEqualTo(TimeUnit.DAYS.toNanos(1));
  }

  @Test
  void aRateMayBeLessThanOneASecond() {
    assertThat(new Pace(0.5, Optional.empty()).dueNanos(3)).isEqualTo(TimeUnit.SECONDS.toNanos(6));
  }

  @Test
  void endsWithItsDuration() {
    var tenSeconds = new Pace(0, Optional.of(Duration.ofSeconds(10)));

    assertThat(tenSeconds.goesOnAfter(TimeUnit.SECONDS.toNanos(10) - 1)).isTrue();
    assertThat(tenSeconds.goesOnAfter(TimeUnit.SECONDS.toNanos(10))).isFalse();
    assertThat(Pace.UNLIMITED.goesOnAfter(Long.MAX_VALUE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesWhatIsNoRate(double rate) {
    assertThatThrownBy(() -> new Pace(rate, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rate must be 0 (as fast as possible) or more values a second, not " + rate);
  }

  @Test
  void refusesADurationOfNothing() {
    assertThatThrownBy(() -> new Pace(0, Optional.of(Duration.ZERO)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("duration must be more than 0, not 0s");
  }
}
