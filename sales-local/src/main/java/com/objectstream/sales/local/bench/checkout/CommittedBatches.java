package com.objectstream.sales.local.bench.checkout;

import com.objectstream.sales.job.checkpoint.CheckpointFiles;
import com.objectstream.sales.job.checkpoint.CheckpointProgress;
import com.objectstream.sales.job.checkpoint.CheckpointReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;

/**
 * How far a job is, by the files of its checkpoint. Spark writes them, so they say the same
 * whatever the job prints: {@code offsets/N} when batch N begins, {@code commits/N} when it is
 * done.
 */
final class CommittedBatches {
  static final Duration LOOK = Duration.ofMillis(50);
  private static final String BEGUN = "sources/0/0";
  private static final Committed NONE = new Committed(-1, 0);

  private final Path checkpoint;
  private final CheckpointReader reader;

  /**
   * @param checkpoint its folder, which need not be there yet
   * @param topic that it reads
   */
  CommittedBatches(Path checkpoint, String topic) {
    this.checkpoint = checkpoint;
    this.reader =
        new CheckpointReader(
            CheckpointFiles.at(checkpoint.toUri().toString(), new Configuration()), topic);
  }

  /**
   * What is committed.
   *
   * @param batch number of the newest batch; -1 before the first
   * @param offsets of all partitions together, up to which it has read
   */
  record Committed(long batch, long offsets) {}

  /** Whether the job has looked for the first time. */
  boolean isBegun() {
    return Files.exists(checkpoint.resolve(BEGUN));
  }

  Committed newest() {
    try {
      return newest(reader.read());
    } catch (IllegalStateException e) {
      return NONE; // looked while the job went on
    }
  }

  private static Committed newest(CheckpointProgress progress) {
    long sum = progress.next().values().stream().mapToLong(Long::longValue).sum();
    return progress.batch().isPresent()
        ? new Committed(progress.batch().getAsLong() - (progress.done() ? 0 : 1), sum)
        : NONE;
  }

  /** From the begin of one batch to the commit of another. */
  Duration time(long first, long last) throws IOException {
    return Duration.between(written("offsets", first), written("commits", last));
  }

  private Instant written(String folder, long batch) throws IOException {
    return Files.getLastModifiedTime(checkpoint.resolve(folder).resolve(Long.toString(batch)))
        .toInstant();
  }
}
