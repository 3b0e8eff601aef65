package com.objectstream.sales.job.checkpoint;

import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * Finds out how far a checkpoint is, and refuses one that is not whole.
 *
 * <p>Spark writes {@code offsets/N} before batch N and {@code commits/N} after it, each whole or
 * not at all, and removes old ones. So a job that was killed leaves commits as new as the offsets
 * or one behind; where Spark finds something else it repeats, passes over or begins anew without a
 * word.
 */
public final class CheckpointReader {
  private static final String OFFSETS = "offsets";
  private static final String COMMITS = "commits";
  private static final String METADATA = "metadata";
  private static final String INITIAL = "sources/0/0";
  private static final int ATTEMPTS = 10;

  private final CheckpointFiles files;
  private final String topic;

  /**
   * @param topic whose offsets they are
   */
  public CheckpointReader(CheckpointFiles files, String topic) {
    this.files = files;
    this.topic = topic;
  }

  /**
   * Reads what matters for the next start.
   *
   * @throws IllegalStateException naming the file that is missing or damaged, and what to do
   */
  public CheckpointProgress read() {
    NavigableSet<Long> offsets = files.batches(OFFSETS);
    NavigableSet<Long> commits = files.batches(COMMITS);
    // A job that runs may have gone on between the two looks
    for (int i = 0; i < ATTEMPTS && !offsets.equals(files.batches(OFFSETS)); i++) {
      offsets = files.batches(OFFSETS);
      commits = files.batches(COMMITS);
    }
    return offsets.isEmpty() ? beforeFirstBatch(commits) : at(offsets, commits);
  }

  /**
   * The offsets of one batch.
   *
   * @return from where it reads, by partition, and to where
   */
  public CheckpointProgress batch(long batch) {
    return new CheckpointProgress(OptionalLong.of(batch), false, start(batch), offsets(batch));
  }

  private CheckpointProgress beforeFirstBatch(NavigableSet<Long> commits) {
    if (!commits.isEmpty()) {
      throw lacks("offsets/" + commits.last());
    }
    if (!files.exists(INITIAL)) {
      return CheckpointProgress.NONE;
    }
    parsed(METADATA, CheckpointFormat::queryId);
    for (String folder : new String[] {OFFSETS, COMMITS}) {
      if (!files.exists(folder)) {
        throw lacks(folder);
      }
    }
    return CheckpointProgress.beforeFirst(initial());
  }

  private CheckpointProgress at(NavigableSet<Long> offsets, NavigableSet<Long> commits) {
    long newest = offsets.last();
    parsed(METADATA, CheckpointFormat::queryId);
    SortedMap<Integer, Long> initial = initial();
    long committed = commits.isEmpty() ? -1 : commits.last();
    if (committed > newest) {
      throw lacks("offsets/" + committed);
    }
    if (committed < newest - 1) {
      throw lacks("commits/" + (newest - 1));
    }
    if (!files.exists(COMMITS)) {
      throw lacks(COMMITS);
    }
    if (committed >= 0) {
      parsed(COMMITS + "/" + committed, CheckpointFormat::commit);
    }
    SortedMap<Integer, Long> planned = offsets(newest);
    SortedMap<Integer, Long> previous = newest == 0 ? initial : offsets(newest - 1);
    boolean done = committed == newest;
    return new CheckpointProgress(
        OptionalLong.of(newest), done, done ? planned : previous, planned);
  }

  private SortedMap<Integer, Long> start(long batch) {
    return batch == 0 ? initial() : offsets(batch - 1);
  }

  private SortedMap<Integer, Long> offsets(long batch) {
    return parsed(OFFSETS + "/" + batch, text -> CheckpointFormat.offsets(text, topic));
  }

  private SortedMap<Integer, Long> initial() {
    return parsed(INITIAL, text -> CheckpointFormat.initial(text, topic));
  }

  private <T> T parsed(String name, Function<String, T> parser) {
    try {
      return parser.apply(files.read(name));
    } catch (IllegalArgumentException e) {
      throw files.broken("has a damaged file %s (it %s)".formatted(name, e.getMessage()));
    }
  }

  private IllegalStateException lacks(String name) {
    return files.broken("lacks " + name);
  }
}
