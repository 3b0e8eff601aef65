package com.objectstream.sales.job.start;

import com.objectstream.sales.command.process.NativeLibraries;
import com.objectstream.sales.job.cassandra.StoredTable;
import com.objectstream.sales.job.checkpoint.CheckpointFiles;
import com.objectstream.sales.job.checkpoint.CheckpointIdentity;
import com.objectstream.sales.job.checkpoint.CheckpointProgress;
import com.objectstream.sales.job.checkpoint.Stretch;
import com.objectstream.sales.job.checkpoint.StretchOffsets;
import com.objectstream.sales.job.kafka.KafkaTopic;
import com.objectstream.sales.job.kafka.KafkaTopics;
import com.objectstream.sales.job.kafka.SourceTopic;
import com.objectstream.sales.job.stream.JobOptions;
import java.util.List;
import java.util.Optional;

/** What must hold before the job starts: servers, topics, table, checkpoint. */
public final class StartChecks {
  private final JobOptions options;
  private final CheckFindings findings = new CheckFindings();
  private final Optional<SourceTopic> source;
  private final Optional<StretchOffsets> stretch;
  private final Optional<StoredTable> table;
  private final Optional<CheckpointFiles> checkpoint;
  private final Optional<CheckpointProgress> progress;

  private StartChecks(JobOptions options, boolean mayCreate) {
    this.options = options;
    findings.look(
        () -> {
          NativeLibraries.requireLoading(); // rejects are compressed by one
          return Optional.empty();
        });
    Optional<SourceTopic> topic = KafkaCheck.look(options, findings);
    this.table = CassandraCheck.look(options, mayCreate && findings.allHold(), findings);
    this.checkpoint = findings.look(() -> checkpoint(identity(topic, Optional.empty())));
    this.stretch = stretch(topic);
    this.source = topic.map(whole -> stretch.map(whole::within).orElse(whole));
    this.progress =
        checkpoint.flatMap(
            files ->
                new CheckpointCheck(
                        files, options.source().topic(), options.onDataLoss(), findings, mayCreate)
                    .look(source, identity()));
  }

  /** All that the checks see; looks, and changes nothing. */
  public static List<CheckFinding> look(JobOptions options) {
    return new StartChecks(options, false).findings.all();
  }

  /**
   * Checks all, makes the table if asked to, and takes the checkpoint.
   *
   * @throws IllegalStateException naming everything that does not hold
   */
  public static JobStart passed(JobOptions options) {
    NativeLibraries.requireLoading(); // at once, without waiting for servers
    var checks = new StartChecks(options, true);
    checks.findings.requireAllHold();
    return checks.start();
  }

  private JobStart start() {
    CheckpointFiles files = checkpoint.orElseThrow();
    return new JobStart(
        stretch.map(options.source()::within).map(options::reading).orElse(options),
        files,
        progress.orElseThrow(),
        source.orElseThrow(),
        table.orElseThrow(),
        CheckpointCheck.take(files, identity().orElseThrow()));
  }

  private Optional<StretchOffsets> stretch(Optional<SourceTopic> topic) {
    return options
        .stretch()
        .filter(asked -> topic.isPresent() && checkpoint.isPresent())
        .flatMap(
            asked ->
                findings.look(
                    () -> {
                      StretchOffsets offsets =
                          known(asked).orElseGet(() -> lookUp(asked, topic.get().topic()));
                      findings.ok("%s: %s".formatted(asked, offsets));
                      return Optional.of(offsets);
                    }));
  }

  private Optional<StretchOffsets> known(Stretch asked) {
    return checkpoint
        .flatMap(CheckpointCheck::owner)
        .flatMap(CheckpointIdentity::stretch)
        .filter(known -> known.stretch().equals(asked));
  }

  private StretchOffsets lookUp(Stretch asked, KafkaTopic topic) {
    try (var topics = new KafkaTopics(options.source().kafka())) {
      return topics.offsets(topic, asked);
    }
  }

  /** Empty while something of it is not known. */
  private Optional<CheckpointIdentity> identity() {
    return stretch.isPresent() == options.stretch().isPresent()
        ? identity(source, stretch)
        : Optional.empty();
  }

  private Optional<CheckpointIdentity> identity(
      Optional<SourceTopic> of, Optional<StretchOffsets> part) {
    return of.flatMap(
        topic ->
            table.map(
                to -> topic.identity(to.name(), to.id(), options.zone(), part, Optional.empty())));
  }

  private Optional<CheckpointFiles> checkpoint(Optional<CheckpointIdentity> identity) {
    Optional<String> location =
        options
            .checkpoint()
            .or(() -> identity.map(own -> DefaultCheckpoint.inHome(own, options.stretch())));
    if (location.isEmpty()) {
      findings.unknown(
          "checkpoint: not looked at, as its folder is named after Kafka's cluster and the table; check again once both are there, or give --checkpoint");
    }
    return location.map(folder -> CheckpointFiles.at(folder, SparkSettings.hadoop()));
  }
}
