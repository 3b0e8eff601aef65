package com.objectstream.sales.job.kafka;

import java.util.Locale;

/** What to do about records that Kafka deleted before they were read. */
public enum OnDataLoss {
  /** End the job, so that somebody decides. */
  FAIL,
  /** Go on behind them, and report each gap. */
  SKIP;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
