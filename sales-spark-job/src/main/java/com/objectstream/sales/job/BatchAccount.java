package com.objectstream.sales.job;

import java.io.Serializable;

/**
 * What became of the lines of a batch, or of a part of it.
 *
 * @param stored lines whose row Cassandra has acknowledged
 * @param rejected lines that go to the dead letter topic
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

  @Override
  public String toString() {
    return "%,d lines read = %,d stored + %,d rejected + %,d skipped"
        .formatted(read, stored, rejected, skipped);
  }
}
