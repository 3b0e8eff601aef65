package com.objectstream.sales.it;

import java.nio.file.Files;
import java.nio.file.Path;

/** What a checkpoint says about the micro-batches of a job, which are numbered from 0. */
record Checkpoint(Path folder) {
  /** Whether the offsets of a micro-batch were fixed, after which it may write. */
  boolean hasBegun(long batch) {
    return Files.exists(folder.resolve("offsets").resolve(Long.toString(batch)));
  }

  /** Whether a micro-batch is done for good. */
  boolean hasCommitted(long batch) {
    return Files.exists(folder.resolve("commits").resolve(Long.toString(batch)));
  }
}
