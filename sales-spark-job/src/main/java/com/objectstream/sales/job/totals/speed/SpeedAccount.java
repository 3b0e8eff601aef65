package com.objectstream.sales.job.totals.speed;

import com.objectstream.sales.command.failure.Counted;
import java.util.Map;
import org.apache.spark.sql.streaming.StateOperatorProgress;
import org.apache.spark.sql.streaming.StreamingQueryProgress;

/**
 * What became of the records since the start, of all batches that are done.
 *
 * @param records read
 * @param repeated sales that were counted before
 * @param tooLate sales that came behind the watermark and are not counted
 */
record SpeedAccount(long records, long repeated, long tooLate) {
  static final SpeedAccount EMPTY = new SpeedAccount(0, 0, 0);

  private static final String REPEATED = "numDroppedDuplicateRows";

  static SpeedAccount of(StreamingQueryProgress progress) {
    long repeated = 0;
    long tooLate = 0;
    for (StateOperatorProgress operator : progress.stateOperators()) {
      Map<String, Long> own = operator.customMetrics();
      repeated += own.getOrDefault(REPEATED, 0L);
      tooLate += operator.numRowsDroppedByWatermark();
    }
    return new SpeedAccount(progress.numInputRows(), repeated, tooLate);
  }

  SpeedAccount plus(SpeedAccount other) {
    return new SpeedAccount(
        records + other.records, repeated + other.repeated, tooLate + other.tooLate);
  }

  @Override
  public String toString() {
    return "%s read; %s came again, %,d came too late, for 'totals rebuild' to count"
        .formatted(Counted.of(records, "record"), Counted.of(repeated, "sale"), tooLate);
  }
}
