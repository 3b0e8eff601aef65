package com.objectstream.sales.job.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimeHistogramTest {
  @Test
  void reckonsAQuantileWithinItsBucket() {
    TimeHistogram delays =
        of(LongStream.concat(LongStream.generate(() -> 20).limit(99), LongStream.of(4_000)));

    assertThat(delays.quantile(0.5).orElseThrow()).isEqualTo(10 + 15 * 50 / 99.0, within(1e-9));
    assertThat(delays.quantile(0.99)).hasValue(25);
    assertThat(delays.quantile(1)).hasValue(5_000);
    assertThat(of(LongStream.of(Long.MAX_VALUE / 2)).quantile(0.5)).hasValue(3_600_000);
    assertThat(TimeHistogram.ofDelays().quantile(0.5)).isEmpty();
  }

  @Test
  void tellsWhatCameSinceAnEarlierSum() {
    TimeHistogram earlier = of(LongStream.of(5, 500));

    TimeHistogram later = earlier.plus(of(LongStream.of(7, -3, 60_000)));

    assertThat(later.since(earlier)).isEqualTo(of(LongStream.of(7, -3, 60_000)));
    assertThat(later.count()).isEqualTo(5);
    assertThat(later.sum()).isEqualTo(60_512);
  }

  private static TimeHistogram of(LongStream millis) {
    var delays = TimeHistogram.ofDelays();
    millis.forEach(delays::add);
    return delays;
  }
}
