package com.objectstream.sales.job.start;

import com.datastax.oss.driver.api.core.CqlSession;
import com.objectstream.sales.command.process.NativeLibraries;
import com.objectstream.sales.job.cassandra.TotalsTable;
import com.objectstream.sales.job.cassandra.session.DriverSessions;
import com.objectstream.sales.job.checkpoint.CheckpointFiles;
import com.objectstream.sales.job.checkpoint.CheckpointIdentity;
import com.objectstream.sales.job.checkpoint.CheckpointProgress;
import com.objectstream.sales.job.kafka.SourceTopic;
import com.objectstream.sales.job.totals.speed.SpeedOptions;
import java.util.Optional;

/** What must hold before the speed layer starts: servers, topic, table of totals, checkpoint. */
public final class SpeedChecks {
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
            .or(
                () ->
                    checkpoint
                        .flatMap(CheckpointCheck::owner)
                        .flatMap(CheckpointIdentity::statePartitions))
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
    checks.findings.requireAllHold();
    return checks.start();
  }

  private SpeedStart start() {
    CheckpointFiles files = checkpoint.orElseThrow();
    return new SpeedStart(
        options,
        files,
        progress.orElseThrow(),
        statePartitions,
        source.orElseThrow(),
        table.orElseThrow(),
        CheckpointCheck.take(files, identity().orElseThrow()));
  }

  private Optional<TotalsTable> table() {
    try (CqlSession session = DriverSessions.open(options.cassandra())) {
      findings.ok(CassandraCheck.cluster(session));
      TotalsTable found = TotalsTable.find(session, options.keyspace());
      found.otherZoneThan(session, options.zone()).ifPresent(findings::fail);
      CassandraCheck.rights(
          findings,
          () -> found.rights(options.cassandra()).writeRefusal(session).ifPresent(findings::fail));
      return Optional.of(found);
    }
  }

  private Optional<CheckpointFiles> checkpoint() {
    return options
        .checkpoint()
        .or(() -> identity().map(own -> DefaultCheckpoint.inHome(own, Optional.empty())))
        .map(folder -> CheckpointFiles.at(folder, SparkSettings.hadoop()));
  }

  private Optional<CheckpointIdentity> identity() {
    return source.flatMap(
        topic ->
            table.map(
                to ->
                    topic.identity(
                        to.name(),
                        to.id(),
                        options.zone(),
                        Optional.empty(),
                        Optional.of(statePartitions))));
  }
}
