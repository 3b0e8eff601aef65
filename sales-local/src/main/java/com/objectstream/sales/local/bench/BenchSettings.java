package com.objectstream.sales.local.bench;

import java.time.Duration;

/**
 * What to measure.
 *
 * @param rows events for each contender but the article, which gets a twentieth
 * @param rounds that are measured, after one that is not
 * @param delay how to measure the delay; a time of zero leaves it out
 */
public record BenchSettings(long rows, int rounds, Delay delay) {
  static final int ARTICLE_SHARE = 20;

  /**
   * @param rate events a second
   * @param warmUp how long the job runs before the time begins
   * @param time how long events count
   */
  public record Delay(int rate, Duration warmUp, Duration time) {
    long events() {
      return rate * warmUp.plus(time).toSeconds();
    }
  }

  long articleRows() {
    return Math.max(1, rows / ARTICLE_SHARE);
  }
}
