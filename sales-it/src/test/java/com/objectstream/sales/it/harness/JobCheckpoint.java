package com.objectstream.sales.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a checkpoint says about the micro-batches of a job, which are numbered from 0. */
public record JobCheckpoint(Path folder) {
  /** Whether the offsets of a micro-batch are fixed, so that it may write. */
  public boolean hasBegun(long batch) {
    return last("offsets") >= batch;
  }

  /** Whether a micro-batch is done for good. */
  public boolean hasCommitted(long batch) {
    return last("commits") >= batch;
  }

  /** Whether a micro-batch has begun that is not done. */
  public boolean hasOpenBatch() {
    return last("offsets") > last("commits");
  }

  /** The number of the micro-batch that was done last, or -1. */
  public long lastCommitted() {
    return last("commits");
  }

  private long last(String log) {
    Path entries = folder.resolve(log);
    if (Files.notExists(entries)) {
      return -1;
    }
    try (Stream<Path> files = Files.list(entries)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[0-9]+"))
          .mapToLong(Long::parseLong)
          .max()
          .orElse(-1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
