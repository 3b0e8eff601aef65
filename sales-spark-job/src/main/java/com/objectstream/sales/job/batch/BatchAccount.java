package com.objectstream.sales.job.batch;

import java.io.Serializable;

/**
 * What became of the lines of a batch, or of a part of it.
 *
 * @param stored lines whose row Cassandra has acknowledged
 * @param rejected lines that the dead letter topic has acknowledged
 * @param skipped records with a null value
 */
public record BatchAccount(long read, long stored, long rejected, long skipped)
    implements Serializable {
  public static final BatchAccount EMPTY = new BatchAccount(0, 0, 0, 0);

  /** Both together. */
  public BatchAccount plus(BatchAccount other) {
    return new BatchAccount(
        read + other.read,
        stored + other.stored,
        rejected + other.rejected,
        skipped + other.skipped);
  }

  /**
   * Refuses a batch of which a line is unaccounted for, so that it is not committed.
   *
   * @throws IllegalStateException with all four figures
   */
  public BatchAccount requireBalanced(long batchId) {
    if (read != stored + rejected + skipped) {
      throw new IllegalStateException(
          ("batch %d does not add up and is not committed: %,d lines read, but %,d stored + %,d"
                  + " rejected + %,d skipped; start the job again to repeat it")
              .formatted(batchId, read, stored, rejected, skipped));
    }
    return this;
  }

  @Override
  public String toString() {
    return "%,d lines read = %,d stored + %,d rejected + %,d skipped"
        .formatted(read, stored, rejected, skipped);
  }
}
