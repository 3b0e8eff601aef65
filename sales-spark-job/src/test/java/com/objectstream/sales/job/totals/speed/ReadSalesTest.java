package com.objectstream.sales.job.totals.speed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadSalesTest {
  private static final long SOLD = 1_530_305_100_936L;
  private static final long RECORD = SOLD + 1_000;
  private static final long BATCH = SOLD + 2_000;

  @Test
  void takesTheTimeOfTheSaleForTheWatermark() {
    assertThat(ReadSales.eventTime(SOLD, RECORD, BATCH)).isEqualTo(SOLD);
  }

  @Test
  void boundsASaleOfTheFutureByItsRecordAndARecordOfTheFutureByTheBatch() {
    assertThat(ReadSales.eventTime(Long.MAX_VALUE, RECORD, BATCH)).isEqualTo(RECORD);
    assertThat(ReadSales.eventTime(Long.MAX_VALUE, RECORD * 1_000_000, BATCH)).isEqualTo(BATCH);
  }

  @Test
  void passesOverARecordWithoutATime() {
    assertThat(ReadSales.eventTime(SOLD, -1, BATCH)).isEqualTo(SOLD);
    assertThat(ReadSales.eventTime(Long.MAX_VALUE, -1, BATCH)).isEqualTo(BATCH);
  }
}
