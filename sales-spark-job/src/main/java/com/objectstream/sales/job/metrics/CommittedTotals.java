package com.objectstream.sales.job.metrics;

import com.objectstream.sales.job.batch.BatchResult;
import com.objectstream.sales.job.batch.TimeHistogram;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * All that was committed since the job started.
 *
 * @param result of all batches together
 * @param durations of the batches
 * @param last the newest batch, if there was one
 */
public record CommittedTotals(
    BatchResult result, TimeHistogram durations, Optional<LastBatch> last) {
  /** Nothing was committed yet. */
  public static final CommittedTotals NONE =
      new CommittedTotals(BatchResult.EMPTY, TimeHistogram.ofBatches(), Optional.empty());

  /**
   * The newest batch.
   *
   * @param id number of the batch in the checkpoint
   * @param end when all of it was acknowledged
   */
  public record LastBatch(long id, Instant end, Duration duration) {}

  /** With one batch more. */
  public CommittedTotals plus(BatchResult batch, LastBatch last) {
    var took = TimeHistogram.ofBatches();
    took.add(last.duration().toMillis());
    return new CommittedTotals(result.plus(batch), durations.plus(took), Optional.of(last));
  }
}
