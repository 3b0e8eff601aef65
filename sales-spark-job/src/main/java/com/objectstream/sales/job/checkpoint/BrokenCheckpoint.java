package com.objectstream.sales.job.checkpoint;

/** A checkpoint that is not whole. To go on with it could pass over sales. */
final class BrokenCheckpoint extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * @param fault what is wrong, such as {@code lacks offsets/7}
   */
  BrokenCheckpoint(CheckpointFiles files, String fault) {
    super(
        "checkpoint %s %s: restore the whole folder, or start with a new --checkpoint (reading all again changes no row)"
            .formatted(files, fault));
  }
}
