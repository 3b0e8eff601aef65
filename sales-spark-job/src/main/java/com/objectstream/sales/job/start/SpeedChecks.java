package com.objectstream.sales.job.start;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.objectstream.sales.command.process.NativeLibraries;
import com.objectstream.sales.job.cassandra.TotalsTable;
import com.objectstream.sales.job.cassandra.session.DriverSessions;
import com.objectstream.sales.job.checkpoint.CheckpointFiles;
import com.objectstream.sales.job.checkpoint.CheckpointIdentity;
import com.objectstream.sales.job.checkpoint.CheckpointLock;
import com.objectstream.sales.job.checkpoint.CheckpointProgress;
import com.objectstream.sales.job.checkpoint.IdentityFile;
import com.objectstream.sales.job.kafka.SourceTopic;
import com.objectstream.sales.job.start.CheckFinding.Level;
import com.objectstream.sales.job.totals.speed.SpeedOptions;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What must hold before the speed layer starts: servers, topic, table of totals, checkpoint. */
public final class SpeedChecks {
  private static final Logger LOG = LoggerFactory.getLogger(SpeedChecks.class);

  private final SpeedOptions options;
  private final CheckFindings findings = new CheckFindings();
  private final Optional<SourceTopic> source;
  private final Optional<TotalsTable> table;
  private final Optional<CheckpointFiles> checkpoint;
  private final Optional<CheckpointProgress> progress;
  private final int statePartitions;

  private SpeedChecks(SpeedOptions options) {
    this.options = options;
    this.source = KafkaCheck.look(options.source(), findings);
    this.table = findings.look(this::table);
    this.checkpoint = findings.look(this::checkpoint);
    this.statePartitions =
        options
            .statePartitions()
            .or(() -> checkpoint.flatMap(SpeedChecks::knownPartitions))
            .orElseGet(SpeedOptions::defaultStatePartitions);
    this.progress =
        checkpoint.flatMap(
            files ->
                new CheckpointCheck(
                        files, options.source().topic(), options.onDataLoss(), findings, true)
                    .look(source, identity()));
  }

  /**
   * Checks all, and takes the checkpoint.
   *
   * @throws IllegalStateException naming everything that does not hold
   */
  public static SpeedStart passed(SpeedOptions options) {
    NativeLibraries.requireLoading(); // at once, without waiting for servers
    var checks = new SpeedChecks(options);
    List<String> problems = checks.findings.texts(Level.FAIL);
    if (!problems.isEmpty()) {
      throw new IllegalStateException(String.join("; ", problems));
    }
    checks.findings.texts(Level.WARN).forEach(LOG::warn);
    return checks.start();
  }

  private SpeedStart start() {
    CheckpointFiles files = checkpoint.orElseThrow();
    CheckpointLock lock = CheckpointLock.take(files);
    try {
      var identity = new IdentityFile(files);
      if (identity.read().isEmpty()) {
        identity.write(identity().orElseThrow());
      }
      return new SpeedStart(
          options,
          files,
          progress.orElseThrow(),
          statePartitions,
          source.orElseThrow(),
          table.orElseThrow(),
          lock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private Optional<TotalsTable> table() {
    try (CqlSession session = DriverSessions.open(options.cassandra())) {
      findings.ok(CassandraCheck.cluster(session));
      TotalsTable found = TotalsTable.find(session, options.keyspace());
      found.otherZoneThan(session, options.zone()).ifPresent(findings::fail);
      try {
        found.rights(options.cassandra()).writeRefusal(session).ifPresent(findings::fail);
      } catch (DriverException e) {
        findings.unknown("rights: Cassandra does not tell them (%s)".formatted(e.getMessage()));
      }
      return Optional.of(found);
    }
  }

  private Optional<CheckpointFiles> checkpoint() {
    return options
        .checkpoint()
        .or(() -> identity().map(own -> DefaultCheckpoint.inHome(own, Optional.empty())))
        .map(folder -> CheckpointFiles.at(folder, SparkSettings.hadoop()));
  }

  private static Optional<Integer> knownPartitions(CheckpointFiles files) {
    try {
      return new IdentityFile(files).read().flatMap(CheckpointIdentity::statePartitions);
    } catch (IllegalStateException e) {
      return Optional.empty(); // the check of the checkpoint tells it
    }
  }

  private Optional<CheckpointIdentity> identity() {
    return source.flatMap(
        topic ->
            table.map(
                stored ->
                    new CheckpointIdentity(
                        topic.clusterId(),
                        topic.topic().name(),
                        topic.topic().id(),
                        stored.name(),
                        stored.id(),
                        Optional.of(options.zone()),
                        Optional.empty(),
                        Optional.of(statePartitions))));
  }
}
