package com.objectstream.sales.job.checkpoint;

import com.objectstream.sales.command.process.DaemonThread;
import com.objectstream.sales.job.checkpoint.LeaseFiles.Seen;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a second job off a checkpoint that several machines reach. A job renews its lease as long
 * as it runs; one that was not renewed for a while is that of a dead job, and the next may take
 * over. A job that cannot renew ends well before that.
 *
 * <p>Should two jobs run all the same, as one that was held for minutes and goes on, no sale is
 * lost or doubled: Spark lets only one of them commit a batch.
 */
final class CheckpointLease implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointLease.class);
  private static final int LOOKS_A_RENEWAL = 10;

  private final CheckpointFiles checkpoint;
  private final LeaseFiles files;
  private final Times times;
  private final String own;
  private final long number;
  private final Thread renewal;
  private volatile long renewed;
  private volatile Optional<String> trouble = Optional.empty();
  private volatile boolean lost;

  /**
   * How long things take.
   *
   * @param renewal between two renewals
   * @param valid since the last renewal, by the file system's time
   * @param patience of a start, for a lease to run out
   * @param end since its last renewal a job ends itself
   */
  record Times(Duration renewal, Duration valid, Duration patience, Duration end) {
    static final Times USUAL =
        new Times(
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(70),
            Duration.ofSeconds(45));
  }

  private CheckpointLease(
      CheckpointFiles checkpoint,
      LeaseFiles files,
      Times times,
      String own,
      long number,
      long taken) {
    this.checkpoint = checkpoint;
    this.files = files;
    this.times = times;
    this.own = own;
    this.number = number;
    this.renewed = taken;
    this.renewal = DaemonThread.of("checkpoint-lease", this::renewOnAndOn);
  }

  /**
   * Takes it; waits for one to run out whose job may be dead.
   *
   * @throws IllegalStateException if a job has it, saying which
   */
  static CheckpointLease take(CheckpointFiles checkpoint, Times times) {
    var files = new LeaseFiles(checkpoint);
    String own = "%s %s".formatted(UUID.randomUUID(), thisProcess());
    try {
      Optional<Seen> first = Optional.empty();
      for (long begun = System.nanoTime(); true; pause(times, checkpoint)) {
        long now = System.nanoTime();
        NavigableSet<Long> numbers = files.numbers();
        Optional<Seen> holder = files.look(numbers);
        if (holder.isEmpty() || isOver(holder.get(), files, times)) {
          long next = numbers.isEmpty() ? 1 : numbers.last() + 1;
          if (files.create(next, own)) {
            var lease = new CheckpointLease(checkpoint, files, times, own, next, now);
            return begin(lease, numbers, next);
          }
        } else if (first.isEmpty()) {
          first = holder;
          tellWaiting(checkpoint, holder.get(), times);
        } else if (first.get().modified() != holder.get().modified()
            || now - begun > times.patience().toNanos()) {
          throw new IllegalStateException(inUse(checkpoint, holder.get()));
        }
      }
    } catch (IOException e) {
      throw checkpoint.failed("write the lease of", e);
    }
  }

  private static void tellWaiting(CheckpointFiles checkpoint, Seen holder, Times times) {
    LOG.info(
        "waiting up to {} s for checkpoint {}, which {} had a moment ago",
        times.patience().toSeconds(),
        checkpoint,
        holder.job());
  }

  private static CheckpointLease begin(CheckpointLease lease, NavigableSet<Long> older, long number)
      throws IOException {
    for (long old : older.headSet(number, false)) {
      lease.files.delete(old);
    }
    lease.renewal.start();
    return lease;
  }

  /**
   * Why a job could not take it now, as a sentence; looks, and writes nothing, so the time is this
   * machine's.
   */
  static Optional<String> holder(CheckpointFiles checkpoint, Times times) {
    var files = new LeaseFiles(checkpoint);
    try {
      return files
          .look(files.numbers())
          .filter(seen -> System.currentTimeMillis() - seen.modified() <= times.valid().toMillis())
          .map(seen -> inUse(checkpoint, seen));
    } catch (IOException e) {
      return Optional.of(checkpoint.failed("look at the lease of", e).getMessage());
    }
  }

  private static boolean isOver(Seen seen, LeaseFiles files, Times times) throws IOException {
    return files.now() - seen.modified() > times.valid().toMillis();
  }

  private static String inUse(CheckpointFiles checkpoint, Seen holder) {
    return "checkpoint %s is in use by %s: end that one, or start with another --checkpoint"
        .formatted(checkpoint, holder.job());
  }

  private static String thisProcess() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "a machine without a name";
    }
    return "process %d on %s".formatted(ProcessHandle.current().pid(), host);
  }

  private void renewOnAndOn() {
    while (!lost && sleep(times.renewal())) {
      long now = System.nanoTime();
      try {
        renew();
        renewed = now;
        trouble = Optional.empty();
      } catch (IOException | RuntimeException e) {
        if (trouble.isEmpty()) {
          LOG.warn("the lease of checkpoint {} cannot be renewed, trying again", checkpoint, e);
        }
        trouble = Optional.of(e.toString());
      }
    }
  }

  private void renew() throws IOException {
    NavigableSet<Long> numbers = files.numbers();
    if (numbers.isEmpty() || numbers.last() != number || !isOwn()) {
      lost = true;
    } else {
      files.renew(number, own);
    }
  }

  /** A renewal that failed may have left the file empty. */
  private boolean isOwn() throws IOException {
    return files
        .look(number)
        .filter(seen -> seen.text().equals(own) || seen.text().isEmpty())
        .isPresent();
  }

  /**
   * Returns if nobody else may have the checkpoint.
   *
   * @throws IllegalStateException if another job has taken over, or may soon
   */
  void requireHeld() {
    if (lost) {
      throw new IllegalStateException(
          "checkpoint %s is not this job's any more: another job has taken it over, as this one was held up, or its lease was removed; let only one of them run"
              .formatted(checkpoint));
    }
    if (System.nanoTime() - renewed > times.end().toNanos()) {
      throw new IllegalStateException(
          "the lease of checkpoint %s could not be renewed for %d s (%s): see to its file system and start again"
              .formatted(
                  checkpoint, times.end().toSeconds(), trouble.orElse("it does not answer")));
    }
  }

  /** Lets the next job take it at once. */
  @Override
  public void close() {
    renewal.interrupt();
    try {
      renewal.join(times.renewal().toMillis());
      if (!lost && isOwn()) {
        files.delete(number);
      }
    } catch (IOException e) {
      LOG.warn("the next start waits for the lease of checkpoint {}", checkpoint, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause(Times times, CheckpointFiles checkpoint) {
    if (!sleep(times.renewal().dividedBy(LOOKS_A_RENEWAL))) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while it waited for checkpoint " + checkpoint);
    }
  }

  private static boolean sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
