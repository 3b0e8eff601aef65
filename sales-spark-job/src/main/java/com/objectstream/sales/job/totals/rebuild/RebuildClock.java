package com.objectstream.sales.job.totals.rebuild;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/**
 * When a run began, which decides what it may overwrite and forget. Its cells have this time as
 * write timestamp, so that of two runs the cells of the later one stay. It forgets a mark only if
 * that is older than this by more than clocks may differ: a run that missed the sale behind the
 * mark began before that sale was stored, hence at most the difference after the mark, so before
 * this one.
 *
 * @param beganMicros microseconds since 1970, by the clock of the machine that leads the run
 * @param difference most by which two clocks differ
 */
public record RebuildClock(long beganMicros, Duration difference) implements Serializable {

  /** A run that begins now. */
  public static RebuildClock begin(Duration difference) {
    return new RebuildClock(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()), difference);
  }

  /** What the totals say of their time. */
  public Instant batchAt() {
    return Instant.EPOCH.plus(beganMicros, ChronoUnit.MICROS).truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * Whether a mark is forgotten once its day is rebuilt. Others are worked on and left for the next
   * run.
   *
   * @param markMicros write timestamp of the mark
   */
  public boolean forgets(long markMicros) {
    return markMicros < beganMicros - TimeUnit.MICROSECONDS.convert(difference);
  }
}
