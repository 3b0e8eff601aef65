package com.objectstream.sales.job.totals.speed;

import com.objectstream.sales.command.failure.Counted;
import java.util.List;
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
    List<StateOperatorProgress> state = List.of(progress.stateOperators());
    return new SpeedAccount(
        progress.numInputRows(),
        state.stream().mapToLong(own -> own.customMetrics().getOrDefault(REPEATED, 0L)).sum(),
        state.stream().mapToLong(StateOperatorProgress::numRowsDroppedByWatermark).sum());
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
