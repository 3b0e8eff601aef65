package com.objectstream.sales.job.checkpoint;

import java.util.Collections;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * How far a checkpoint is.
 *
 * @param batch number of the newest batch; empty before the first
 * @param done whether that batch was committed, so that it is not done again
 * @param next offset by partition with which the job goes on
 * @param planned offset by partition at which the newest batch ends
 */
public record CheckpointProgress(
    OptionalLong batch,
    boolean done,
    SortedMap<Integer, Long> next,
    SortedMap<Integer, Long> planned) {

  /** That of a checkpoint which does not exist yet. */
  static final CheckpointProgress NONE = beforeFirst(Collections.emptySortedMap());

  static CheckpointProgress beforeFirst(SortedMap<Integer, Long> initial) {
    return new CheckpointProgress(OptionalLong.empty(), false, initial, initial);
  }

  /** Whether nothing was read yet, not even where to begin. */
  public boolean isNone() {
    return batch.isEmpty() && next.isEmpty();
  }

  @Override
  public String toString() {
    if (batch.isEmpty()) {
      return "new, begins with the first records";
    }
    return done
        ? "goes on after batch " + batch.getAsLong()
        : "goes on with batch %s, which was begun".formatted(batch.getAsLong());
  }
}
