package com.objectstream.sales.job.start;

import com.objectstream.sales.job.checkpoint.CheckpointFiles;
import com.objectstream.sales.job.checkpoint.CheckpointIdentity;
import com.objectstream.sales.job.checkpoint.CheckpointLock;
import com.objectstream.sales.job.checkpoint.CheckpointProgress;
import com.objectstream.sales.job.checkpoint.CheckpointReach;
import com.objectstream.sales.job.checkpoint.CheckpointReader;
import com.objectstream.sales.job.checkpoint.IdentityFile;
import com.objectstream.sales.job.kafka.OnDataLoss;
import com.objectstream.sales.job.kafka.SourceTopic;
import java.util.List;
import java.util.Optional;

/**
 * Looks at a checkpoint: whether it is whole, whose it is, and whether another job has it.
 *
 * @param topic that is to be read
 * @param mayWait for the lease of another job to run out, as a start does
 */
public record CheckpointCheck(
    CheckpointFiles files,
    String topic,
    OnDataLoss onDataLoss,
    CheckFindings findings,
    boolean mayWait) {

  /** Whose a checkpoint is, if that can be read; {@link #look} tells what cannot. */
  static Optional<CheckpointIdentity> owner(CheckpointFiles files) {
    try {
      return new IdentityFile(files).read();
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  /**
   * Takes a checkpoint that is well, and notes once whose it is. One from before, which names no
   * zone, takes the first it is given.
   *
   * @throws IllegalStateException if a job has it, saying which process
   */
  static CheckpointLock take(CheckpointFiles files, CheckpointIdentity own) {
    CheckpointLock lock = CheckpointLock.take(files);
    try {
      var file = new IdentityFile(files);
      if (file.read().flatMap(CheckpointIdentity::zone).isEmpty()) {
        file.write(own);
      }
      return lock;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Looks at the folder alone, and at what it says of the topic and the table.
   *
   * @return how far it is, if all is well with it
   * @param source the topic, if Kafka could be asked
   * @param now the identity that a checkpoint of these options has, if both servers could be asked
   */
  public Optional<CheckpointProgress> look(
      Optional<SourceTopic> source, Optional<CheckpointIdentity> now) {
    Optional<CheckpointProgress> progress =
        findings.look(
            () -> {
              Optional<CheckpointIdentity> known = new IdentityFile(files).read();
              return isOurs(known, now) ? Optional.of(progress(known)) : Optional.empty();
            });
    if (progress.isPresent() && source.isPresent()) {
      new RetentionCheck(topic, source.get(), findings).look(progress.get(), onDataLoss);
    } else {
      findings.unknown(
          "retention and lag of topic %s: not looked at, as that needs what fails here; mend it, then check again"
              .formatted(topic));
    }
    files.unwritable().ifPresentOrElse(findings::fail, this::lookAtLock);
    return progress;
  }

  private void lookAtLock() {
    if (files.reach() == CheckpointReach.OBJECT_STORE) {
      findings.warn(
          "checkpoint %s: nothing keeps a second job off an object store; it fails at its first batch. HDFS or a file system that machines share does"
              .formatted(files));
      return;
    }
    Optional<String> lease = mayWait ? Optional.empty() : CheckpointLock.leaseHolder(files);
    findings.failOr(
        CheckpointLock.holder(files).or(() -> lease),
        "%s: no job uses the checkpoint"
            .formatted(files.reach() == CheckpointReach.THIS_MACHINE ? "lock" : "lease"));
  }

  private boolean isOurs(Optional<CheckpointIdentity> known, Optional<CheckpointIdentity> now) {
    if (known.isEmpty() || now.isEmpty()) {
      return true;
    }
    List<String> differences = known.get().differencesFrom(now.get());
    differences.forEach(findings::fail);
    return differences.isEmpty();
  }

  private CheckpointProgress progress(Optional<CheckpointIdentity> known) {
    String own = known.map(CheckpointIdentity::topic).orElse(topic);
    CheckpointProgress progress = new CheckpointReader(files, own).read();
    if (known.isEmpty() && !progress.isNone()) {
      throw IdentityFile.missing(files);
    }
    findings.ok("checkpoint %s: %s".formatted(files, progress));
    return progress;
  }
}
